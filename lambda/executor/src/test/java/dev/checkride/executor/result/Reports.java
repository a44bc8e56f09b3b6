package dev.checkride.executor.result;

import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes plans, rows and reports for tests. */
final class Reports {
    static final long NOW = 1_000_000;

    private Reports() {}

    static PlannedScenario planned(String name, String... tests) {
        return new PlannedScenario(
                name,
                name,
                Arrays.stream(tests)
                        .map(test -> new PlannedTest(name + "/" + test, test, List.of()))
                        .toList());
    }

    static TestOutcome row(String scenario, String test, Status status) {
        String id = scenario + "/" + test;
        @Nullable Failure failure = status == Status.PASSED ? null : Failure.because("Type", "message of " + test);
        return new TestOutcome(id, id, test, status, NOW, 7, failure, List.of());
    }

    static ScenarioReport report(String scenario, TestOutcome... rows) {
        return new ScenarioReport(scenario, scenario, 1, NOW, 10, List.of(rows));
    }

    /** What an invocation reports in which every planned test has this status. */
    static ScenarioReport all(PlannedScenario planned, Status status) {
        return report(
                planned.id(),
                planned.tests().stream()
                        .map(test -> row(planned.id(), test.name(), status))
                        .toArray(TestOutcome[]::new));
    }

    /** A run with one scenario that has a row for each status. */
    static RunReport run(Status... statuses) {
        TestOutcome[] rows = IntStream.range(0, statuses.length)
                .mapToObj(i -> row("Scenario", "test" + i, statuses[i]))
                .toArray(TestOutcome[]::new);
        return run(List.of(report("Scenario", rows)), null, List.of(), List.of());
    }

    static RunReport run(
            List<ScenarioReport> scenarios,
            @Nullable String setUpFailure,
            List<String> irregularities,
            List<String> leftovers) {
        return new RunReport(
                "run",
                "stack",
                "fingerprint-of-the-package",
                Map.of("commit", "abc"),
                NOW,
                NOW + 100,
                scenarios,
                setUpFailure,
                irregularities,
                leftovers,
                RunDetails.NONE);
    }

    static RunReport run(Reconciliation reconciliation) {
        return run(reconciliation.scenarios(), null, reconciliation.irregularities(), List.of());
    }

    static Reconciliation reconciled(PlannedScenario planned, @Nullable ScenarioReport report) {
        Reconciliation reconciliation = new Reconciliation(Map.of());
        reconciliation.add(planned, Optional.ofNullable(report), NOW);
        return reconciliation;
    }
}
