package dev.checkride.executor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.examples.Outcomes;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.TestIdentifier;

class ExchangeBudgetTests {
    private final ExchangeBudget budget = new ExchangeBudget();

    private static Exchange exchange(int number, int characters) {
        return new Exchange(
                "GET", "/" + number, Map.of(), null, 200, Map.of("h", "v"), "x".repeat(characters), 1, null, null);
    }

    private static List<Exchange> fifty() {
        return IntStream.range(0, 50)
                .mapToObj(number -> exchange(number, 4_000))
                .toList();
    }

    @Test
    void anOrdinaryScenarioKeepsAll() {
        for (int row = 0; row < 5; row++) {
            assertThat(budget.keep(fifty(), Status.PASSED)).hasSize(50);
        }
    }

    @Test
    void passedTestsLeaveRoomForRedOnes() {
        long kept = 0;
        for (int row = 0; row < 1_000; row++) {
            kept += length(budget.keep(fifty(), Status.PASSED));
        }

        assertThat(kept).isBetween(800_000L, 1L << 20);
        assertThat(budget.keep(fifty(), Status.FAILED)).hasSize(50);
    }

    @Test
    void aRedTestShowsItsLastExchangeHoweverManyThereWereBefore() {
        long kept = 0;
        for (int row = 0; row < 100; row++) {
            List<Exchange> last = budget.keep(fifty(), Status.ERROR);
            kept += length(last);
            assertThat(last).last().extracting(Exchange::url).isEqualTo("/49");
        }

        assertThat(kept).isBetween(3_500_000L, 5_000_000L);
        assertThat(budget.keep(List.of(), Status.ERROR)).isEmpty();
    }

    @Test
    void theRowsOfAReportKeepToIt() {
        ExchangeRecorder recorder = new ExchangeRecorder();
        Redactor redactor = new Redactor(List.of());
        OutcomeListener listener = new OutcomeListener(
                Plans.of(Outcomes.PassingTestCase.class),
                new Failures(redactor),
                new RowNames(redactor),
                recorder,
                Clock.systemUTC());
        TestIdentifier engine =
                TestIdentifier.from(new EngineDescriptor(UniqueId.forEngine("junit-jupiter"), "JUnit Jupiter"));
        listener.executionStarted(engine);
        recorder.add(exchange(1, 3 << 20));
        recorder.add(exchange(2, 3 << 20));

        listener.executionFinished(engine, TestExecutionResult.failed(new IllegalStateException("broken")));

        assertThat(listener.close(Ending.returned()))
                .flatExtracting(TestOutcome::exchanges)
                .extracting(Exchange::url)
                .containsExactly("/2");
    }

    @Test
    void headersCountToo() {
        String much = "y".repeat(5 << 20);
        Exchange heavy = new Exchange("GET", "/", Map.of("a", much), null, 200, Map.of(), null, 1, null, null);

        assertThat(budget.keep(List.of(heavy), Status.PASSED)).isEmpty();
    }

    private static long length(List<Exchange> exchanges) {
        return exchanges.stream().mapToLong(Exchange::length).sum();
    }
}
