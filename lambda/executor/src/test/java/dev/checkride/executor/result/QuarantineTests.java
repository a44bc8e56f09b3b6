package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.Configuration.Quarantined;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuarantineTests {
    private static final PlannedScenario PLANNED = new PlannedScenario(
            "Pays",
            "Pays",
            List.of(
                    new PlannedTest("Pays/byCard", "byCard", List.of("slow", "shaky")),
                    new PlannedTest("Pays/byCash", "byCash", List.of("slow"))));

    private static Quarantine on(String day) {
        return new Quarantine(Map.of("shaky", new Quarantined("2026-03-31", "ticket 7")), LocalDate.parse(day));
    }

    private static RunReport run(Quarantine quarantine, Status card, Status cash) {
        ScenarioReport report =
                Reports.report("Pays", Reports.row("Pays", "byCard", card), Reports.row("Pays", "byCash", cash));
        return Reports.run(List.of(quarantine.mark(PLANNED, report)), null, List.of(), List.of());
    }

    @Test
    void aTestInQuarantineIsReportedAndDoesNotDecide() {
        RunReport run = run(on("2026-03-31"), Status.FAILED, Status.PASSED);

        assertThat(run.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(run.redNames()).isEmpty();
        assertThat(run.summary()).isEqualTo("1 passed, 1 failed, 1 in quarantine");
        assertThat(on("2026-03-31").notes(List.of(PLANNED))).isEmpty();
    }

    @Test
    void itDecidesAgainOnceItsDayIsOver() {
        RunReport run = run(on("2026-04-01"), Status.FAILED, Status.PASSED);

        assertThat(run.verdict()).isEqualTo(Verdict.TESTS_FAILED);
        assertThat(on("2026-04-01").notes(List.of(PLANNED)))
                .singleElement()
                .asString()
                .contains("shaky", "2026-03-31", "decide again");
        assertThat(on("2026-04-01").notes(List.of())).isEmpty();
    }

    @Test
    void aRunInWhichOnlyTestsInQuarantinePassedIsNotGreen() {
        assertThat(run(on("2026-01-01"), Status.PASSED, Status.SKIPPED).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "NOT_RUN", "INFRASTRUCTURE"})
    void whatDidNotEvenRunIsRedThereToo(Status status) {
        assertThat(run(on("2026-01-01"), status, Status.PASSED).passed()).isFalse();
    }

    @Test
    void aRowOfTheWholeClassDecidesUnlessAllItsTestsAreInQuarantine() {
        ScenarioReport report = Reports.report("Pays", Reports.row("Pays", "class", Status.ERROR));

        assertThat(on("2026-01-01").mark(PLANNED, report).tests().get(0).quarantine())
                .isNull();
        PlannedScenario shaky =
                new PlannedScenario("Pays", "Pays", PLANNED.tests().subList(0, 1));
        assertThat(on("2026-01-01").mark(shaky, report).tests().get(0).quarantine())
                .isEqualTo("shaky");
    }
}
