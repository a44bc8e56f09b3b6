package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.checkride.executor.run.PlannedScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestHistoryTests {
    private static final PlannedScenario PAYS = Reports.planned("Pays", "byCard", "byCash");

    private static ScenarioHistory after(Status... statuses) {
        ScenarioHistory history = ScenarioHistory.NONE;
        for (int run = 0; run < statuses.length; run++) {
            ScenarioReport report = Reports.report(
                    "Pays",
                    Reports.row("Pays", "byCard/[1]", statuses[run]),
                    Reports.row("Pays", "byCash", statuses[run]));
            history = history.and("run-" + run, report);
        }
        return history;
    }

    @Test
    void eachRunAddsALetterAndADuration() {
        TestHistory history =
                after(Status.PASSED, Status.FAILED, Status.NOT_RUN).of("Pays/byCash");

        assertThat(history.outcomes()).isEqualTo("PFN");
        assertThat(history.millis()).containsExactly(7L, 7L, 7L);
        assertThat(history.usualMillis()).isEqualTo(7);
    }

    @Test
    void theTwentyLatestAreKept() {
        Status[] statuses = new Status[25];
        Arrays.fill(statuses, Status.PASSED);
        statuses[24] = Status.ERROR;

        TestHistory history = after(statuses).of("Pays/byCash");

        assertThat(history.outcomes()).isEqualTo("P".repeat(19) + "E");
        assertThat(history.millis()).hasSize(20);
    }

    @Test
    void aReportThatIsMadeTwiceCountsOnce() {
        ScenarioReport report = Reports.report("Pays", Reports.row("Pays", "byCash", Status.PASSED));

        ScenarioHistory history = ScenarioHistory.NONE.and("run", report).and("run", report);

        assertThat(history.of("Pays/byCash").outcomes()).isEqualTo("P");
    }

    @Test
    void howLongAScenarioTakesIsKnownOnceAllItsTestsAre() {
        assertThat(ScenarioHistory.NONE.expectedMillis(PAYS)).isEmpty();
        assertThat(after(Status.PASSED).expectedMillis(PAYS)).hasValue(14);
        assertThat(after(Status.PASSED).expectedMillis(Reports.planned("Pays", "byCard", "new")))
                .isEmpty();
        assertThat(after(Status.LOST).expectedMillis(PAYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PPPP, 0", "FFFF, 0", "PFPF, 1", "PPKP, 0.33", "PPFF, 0.33", "P, 0", "K, 1", "PSNP, 0", "'', 0"})
    void whatChangesFromRunToRunIsFlaky(String outcomes, double rate) {
        assertThat(new TestHistory(outcomes, List.of()).flakeRate()).isCloseTo(rate, within(0.01));
    }

    @Test
    void theMakespanIsNeverBelowItsBound() {
        List<ScenarioReport> scenarios = List.of(
                new ScenarioReport("a", "A", 1, 1_000, 500, List.of()),
                new ScenarioReport("b", "B", 1, 1_100, 600, List.of()),
                new ScenarioReport("c", "C", 1, 9_000, 0, List.of()));

        assertThat(Schedule.makespanMillis(scenarios)).isEqualTo(700);
        assertThat(new Schedule(2, Map.of()).lowerBoundMillis(scenarios)).isEqualTo(600);
        assertThat(new Schedule(1, Map.of()).lowerBoundMillis(scenarios)).isEqualTo(1_100);
        assertThat(Schedule.makespanMillis(List.of())).isZero();
    }
}
