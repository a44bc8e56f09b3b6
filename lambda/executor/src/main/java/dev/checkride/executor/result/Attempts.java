package dev.checkride.executor.result;

import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The attempts at one scenario: each repeats what failed in the one before, and the last attempt at a test decides. */
public final class Attempts {
    private final List<ScenarioReport> reports;

    /** Takes the reports of at least one attempt, in their order. */
    public Attempts(List<ScenarioReport> reports) {
        this.reports = List.copyOf(reports);
    }

    /** One report of all attempts; each row knows those before it. */
    public ScenarioReport merged() {
        ScenarioReport first = reports.get(0);
        ScenarioReport last = last();
        List<TestOutcome> rows = first.tests();
        for (ScenarioReport later : reports.subList(1, reports.size())) {
            rows = merge(rows, later.tests());
        }
        return new ScenarioReport(
                first.id(),
                first.className(),
                last.attempt(),
                first.start(),
                last.start() + last.millis() - first.start(),
                rows);
    }

    private static List<TestOutcome> merge(List<TestOutcome> rows, List<TestOutcome> later) {
        List<TestOutcome> merged = new ArrayList<>();
        Set<TestOutcome> added = new LinkedHashSet<>(later);
        for (TestOutcome old : rows) {
            List<TestOutcome> again =
                    later.stream().filter(row -> isAttemptAtSame(old, row)).toList();
            again.forEach(row -> merged.add(row.after(old)));
            again.forEach(added::remove);
            if (again.isEmpty()) {
                merged.add(old);
            }
        }
        merged.addAll(added);
        return merged;
    }

    /** The same row, or the test as a whole, whose invocations an earlier attempt has not come to. */
    private static boolean isAttemptAtSame(TestOutcome old, TestOutcome row) {
        return old.id().equals(row.id())
                || (old.id().equals(old.planned()) && old.planned().equals(row.planned()));
    }

    /**
     * The scenario with just those of its tests that another attempt may help: they failed by themselves, and their cleanup
     * went through. Nothing is repeated of a scenario that was stopped: nobody knows what it was about to do.
     */
    public Optional<PlannedScenario> toRepeat(PlannedScenario scenario) {
        if (last().tests().stream().anyMatch(TestOutcome::wasStopped)) {
            return Optional.empty();
        }
        List<TestOutcome> reds = merged().tests().stream()
                .filter(row -> !row.status().allowsGreen())
                .toList();
        Set<String> failed = planned(reds, true);
        Set<String> beyondHelp = planned(reds, false);
        List<PlannedTest> tests = scenario.tests().stream()
                .filter(test -> failed.contains(test.uniqueId()) && !beyondHelp.contains(test.uniqueId()))
                .toList();
        return tests.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlannedScenario(scenario.id(), scenario.className(), tests));
    }

    private static Set<String> planned(List<TestOutcome> reds, boolean worthAnotherAttempt) {
        return reds.stream()
                .filter(row -> worthAnotherAttempt == (row.status().isFailureOfTest() && !row.isCleanup()))
                .map(TestOutcome::planned)
                .collect(Collectors.toSet());
    }

    private ScenarioReport last() {
        return reports.get(reports.size() - 1);
    }
}
