package dev.checkride.executor.scenario;

import static dev.checkride.executor.scenario.Runs.allowsGreen;
import static dev.checkride.executor.scenario.Runs.rows;
import static dev.checkride.executor.scenario.Runs.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.examples.Delays;
import dev.checkride.examples.Outcomes;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.run.PlannedScenario;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.TestIdentifier;

/** What takes too long is stopped and red, and the runner comes back: it never waits for a scenario. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StoppedScenarioTests {
    /** Nearly every test waits it out, and yet begins what it is about within it. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    @AfterEach
    void letGo() {
        Delays.letGo();
    }

    private static ScenarioReport stopped(Class<?> scenario) {
        // Loading JUnit's classes is no part of the limit.
        Runs.alone().of(Outcomes.PassingTestCase.class);
        return Runs.alone().withLimit(SHORT).of(scenario);
    }

    @Test
    void aTestBeyondItsTimeoutHasTimedOutAndTheOthersRun() {
        ScenarioReport report = Runs.alone().withTestTimeout(SHORT).of(Delays.WaitingTestCase.class);

        assertThat(rows(report)).containsExactly("first: passed", "second: timeout", "third: passed");
        assertThat(why(report, "second")).contains("timed out after " + SHORT.toMillis() + " milliseconds");
    }

    @Test
    void aTestThatSwallowsTheInterruptOfItsTimeoutHasTimedOutAllTheSame() {
        ScenarioReport report = Runs.alone().withTestTimeout(SHORT).of(Delays.SwallowingTestCase.class);

        assertThat(rows(report)).containsExactly("first: timeout", "second: passed");
    }

    @Test
    void atTheLimitTheRunningTestHasTimedOutAndTheRestWasNotRun() {
        ScenarioReport report = stopped(Delays.WaitingTestCase.class);

        assertThat(rows(report)).containsExactly("first: passed", "second: timeout", "third: not run");
        assertThat(why(report, "second")).contains("still running when the time of its invocation was up");
        assertThat(why(report, "third")).contains("before this test began");
    }

    @Test
    void aTestThatEndsWellBecauseItWasInterruptedHasTimedOut() {
        assertThat(rows(stopped(Delays.SwallowingTestCase.class))).containsExactly("first: timeout", "second: not run");
        assertThat(rows(stopped(Delays.LastOneSwallowsTestCase.class))).containsExactly("only: timeout");
    }

    @Test
    void whoInterruptsARunLetsItsCleanupsEnd() throws InterruptedException {
        AtomicBoolean cleaned = new AtomicBoolean();
        Thread runner = new Thread(() -> {
            Runs.alone().of(Delays.SlowCleanupTestCase.class);
            cleaned.set(Delays.CLEANED.getCount() == 0);
        });
        runner.start();
        Delays.SlowCleanupTestCase.BEGUN.await();

        runner.interrupt();
        Delays.CLEANING.await();
        // Without any grace it would be over long before.
        runner.join(300);
        Delays.MAY_END.set(true);
        runner.join();

        assertThat(cleaned).isTrue();
    }

    @Test
    void anEndlessLoopIsLeftBehind() {
        ScenarioReport report = stopped(Delays.EndlessTestCase.class);

        assertThat(rows(report)).containsExactly("first: passed", "second: timeout", "third: not run");
    }

    @Test
    void nothingWasRunUnderAnEndlessBeforeAll() {
        assertThat(rows(stopped(Delays.EndlessBeforeAllTestCase.class))).containsExactly("first: not run");
    }

    @Test
    void anEndlessAfterAllIsRedAlthoughItsTestsHavePassed() {
        ScenarioReport report = stopped(Delays.EndlessAfterAllTestCase.class);

        assertThat(rows(report)).containsExactly("first: passed", "Delays$EndlessAfterAllTestCase (class): timeout");
        assertThat(allowsGreen(report)).isFalse();
    }

    @Test
    void anAfterAllThatEndsWellBecauseItWasInterruptedIsRed() {
        assertThat(rows(stopped(Delays.SwallowingAfterAllTestCase.class)))
                .containsExactly("first: passed", "Delays$SwallowingAfterAllTestCase (class): timeout");
    }

    @Test
    void aLimitThatIsOverAlreadyLeavesEverythingNotRun() {
        ScenarioReport report = Runs.alone().withLimit(Duration.ofSeconds(-1)).of(Delays.WaitingTestCase.class);

        assertThat(rows(report)).containsExactly("first: not run", "second: not run", "third: not run");
    }

    @Test
    void whatTheLauncherCancelsIsNoRowOfItsOwn() {
        PlannedScenario plan = Plans.of(Delays.WaitingTestCase.class);
        Redactor redactor = new Redactor(List.of());
        OutcomeListener listener = new OutcomeListener(
                plan, new Failures(redactor), new RowNames(redactor), new ExchangeRecorder(), Clock.systemUTC());
        TestIdentifier engine =
                TestIdentifier.from(new EngineDescriptor(UniqueId.forEngine("junit-jupiter"), "JUnit Jupiter"));

        listener.executionStarted(engine);
        listener.timeIsUp();
        listener.executionSkipped(engine, "Execution cancelled");
        listener.executionFinished(engine, TestExecutionResult.aborted(null));

        assertThat(listener.close(Ending.stopped()))
                .hasSize(3)
                .allMatch(row -> row.status() == Status.NOT_RUN && Ending.NOT_BEGUN.equals(row.failure()));
    }
}
