package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.PlannedScenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconciliationTests {
    private static final PlannedScenario PLANNED = Reports.planned("A", "a", "b");

    private static RunReport run(ScenarioReport report) {
        return Reports.run(Reports.reconciled(PLANNED, report));
    }

    @Test
    void aCompleteReportStaysAsItIs() {
        ScenarioReport complete = Reports.all(PLANNED, Status.PASSED);

        assertThat(run(complete).scenarios()).containsExactly(complete);
        assertThat(run(complete).passed()).isTrue();
    }

    @Test
    void aScenarioThatNeverReportedIsLostWithAllItsTests() {
        RunReport run = Reports.run(Reports.reconciled(PLANNED, null));

        assertThat(run.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(run.redNames()).containsExactly("A#a", "A#b");
        assertThat(run.count(Status.LOST)).isEqualTo(2);
    }

    @Test
    void aTestThatIsMissingInAReportIsLost() {
        RunReport run = run(Reports.report("A", Reports.row("A", "a", Status.PASSED)));

        assertThat(run.redNames()).containsExactly("A#b");
        assertThat(run.count(Status.LOST)).isEqualTo(1);
    }

    @Test
    void aRowThatIsThereTwiceIsAnIrregularity() {
        TestOutcome a = Reports.row("A", "a", Status.PASSED);
        RunReport run = run(Reports.report("A", a, Reports.row("A", "b", Status.PASSED), a));

        assertThat(run.irregularities()).containsExactly("A reports \"a\" more than once");
        assertThat(run.passed()).isFalse();
    }

    @Test
    void theReportOfAnotherClassIsAnIrregularity() {
        ScenarioReport other = new ScenarioReport(
                "A", "B", 1, 0, 0, Reports.all(PLANNED, Status.PASSED).tests());

        assertThat(run(other).irregularities()).containsExactly("the report of A is about B");
        assertThat(run(other).passed()).isFalse();
    }

    @Test
    void aTestThatPassedWithoutHavingBeenPlannedIsAnIrregularity() {
        RunReport run = run(Reports.report(
                "A",
                Reports.row("A", "a", Status.SKIPPED),
                Reports.row("A", "b", Status.SKIPPED),
                Reports.row("A", "c", Status.PASSED)));

        assertThat(run.irregularities()).containsExactly("A reports \"c\", which was not planned");
        assertThat(run.passed()).isFalse();
    }

    @Test
    void aReportThatNobodyPlannedIsAnIrregularity() {
        Reconciliation reconciliation = Reports.reconciled(PLANNED, Reports.all(PLANNED, Status.PASSED));
        reconciliation.unexpected(Set.of("runs/r/scenarios/Z/1.json"));

        assertThat(Reports.run(reconciliation).irregularities())
                .containsExactly("a report that was not planned: runs/r/scenarios/Z/1.json");
        assertThat(Reports.run(reconciliation).passed()).isFalse();
    }

    @Test
    void aGreenRunIsGreenOnlyAsLongAsNothingIsMissingDoubledOrChanged() {
        SplittableRandom random = new SplittableRandom(20_261_123);
        for (int round = 0; round < 2_000; round++) {
            List<PlannedScenario> plan = plan(random);
            Map<String, ScenarioReport> stored = new HashMap<>();
            plan.forEach(planned -> stored.put(planned.id(), Reports.all(planned, Status.PASSED)));
            int changes = random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                String id = plan.get(random.nextInt(plan.size())).id();
                ScenarioReport report = stored.get(id);
                if (report != null) {
                    damaged(random, report).ifPresentOrElse(worse -> stored.put(id, worse), () -> stored.remove(id));
                }
            }
            RunReport run = reconciled(plan, stored);
            assertThat(run.passed())
                    .as("round %s, %s changes: %s", round, changes, run)
                    .isEqualTo(isComplete(plan, stored));
            assertThat(run.tests()).hasSizeGreaterThanOrEqualTo(plan.size());
        }
    }

    /** What was doubled and then removed is as it was, but for the order. */
    private static boolean isComplete(List<PlannedScenario> plan, Map<String, ScenarioReport> stored) {
        return plan.stream().allMatch(planned -> {
            ScenarioReport green = Reports.all(planned, Status.PASSED);
            ScenarioReport report = stored.get(planned.id());
            return report != null
                    && report.className().equals(green.className())
                    && report.tests().size() == green.tests().size()
                    && Set.copyOf(report.tests()).equals(Set.copyOf(green.tests()));
        });
    }

    private static List<PlannedScenario> plan(SplittableRandom random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(s -> Reports.planned(
                        "S" + s,
                        IntStream.rangeClosed(1, 1 + random.nextInt(4))
                                .mapToObj(t -> "t" + t)
                                .toArray(String[]::new)))
                .toList();
    }

    private static RunReport reconciled(List<PlannedScenario> plan, Map<String, ScenarioReport> stored) {
        Reconciliation reconciliation = new Reconciliation(Map.of());
        Set<String> unexpected = new HashSet<>(stored.keySet());
        for (PlannedScenario planned : plan) {
            unexpected.remove(planned.id());
            reconciliation.add(planned, Optional.ofNullable(stored.get(planned.id())), Reports.NOW);
        }
        reconciliation.unexpected(unexpected);
        return Reports.run(reconciliation);
    }

    /** The report with one thing wrong, or none at all. */
    private static Optional<ScenarioReport> damaged(SplittableRandom random, ScenarioReport report) {
        List<TestOutcome> rows = new ArrayList<>(report.tests());
        int at = rows.isEmpty() ? 0 : random.nextInt(rows.size());
        switch (random.nextInt(rows.isEmpty() ? 1 : 6)) {
            case 0 -> {
                return Optional.empty();
            }
            case 1 -> rows.remove(at);
            case 2 -> rows.add(random.nextInt(rows.size() + 1), rows.get(at));
            case 3 -> {
                Status[] red = {
                    Status.FAILED, Status.ERROR, Status.TIMEOUT, Status.INFRASTRUCTURE, Status.LOST, Status.NOT_RUN
                };
                rows.set(at, changed(rows.get(at), planned -> planned, red[random.nextInt(red.length)]));
            }
            case 4 ->
                rows.set(
                        at,
                        changed(
                                rows.get(at),
                                planned -> planned + "x",
                                rows.get(at).status()));
            default -> {
                return Optional.of(new ScenarioReport(
                        report.id(), report.className() + "x", 1, report.start(), report.millis(), rows));
            }
        }
        return Optional.of(new ScenarioReport(
                report.id(), report.className(), report.attempt(), report.start(), report.millis(), rows));
    }

    private static TestOutcome changed(TestOutcome row, UnaryOperator<String> planned, Status status) {
        return new TestOutcome(
                row.id(),
                planned.apply(row.planned()),
                row.name(),
                status,
                row.start(),
                row.millis(),
                row.failure(),
                row.exchanges());
    }
}
