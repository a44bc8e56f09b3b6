package dev.checkride.executor.result;

import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what was reported against what was planned: nothing may be missing, nothing may be there twice. */
public final class Reconciliation {
    static final String LOST = "Lost";
    private static final Failure UNEXPLAINED =
            Failure.because(LOST, "planned and never reported: its function was killed, or its result was not stored");

    private final Map<String, Loss> losses;
    private final List<ScenarioReport> scenarios = new ArrayList<>();
    private final List<String> irregularities = new ArrayList<>();

    /**
     * Begins with what is known about invocations that have not answered.
     *
     * @param losses by the scenarios' ids
     */
    public Reconciliation(Map<String, Loss> losses) {
        this.losses = Map.copyOf(losses);
    }

    /**
     * Takes the report of a planned scenario.
     *
     * @param report what its invocation has written, if it has
     * @param now the time for rows that nobody has reported, in milliseconds since 1970
     */
    public void add(PlannedScenario planned, Optional<ScenarioReport> report, long now) {
        if (report.isEmpty()) {
            Loss loss = losses.get(planned.id());
            addUndecided(planned, Status.LOST, loss == null ? UNEXPLAINED : loss.asFailure(), now);
            return;
        }
        ScenarioReport found = report.get();
        if (!found.className().equals(planned.className()) || !found.id().equals(planned.id())) {
            irregularities.add("the report of " + planned.className() + " is about " + found.className());
        }
        Set<String> reported = found.tests().stream().map(TestOutcome::planned).collect(Collectors.toSet());
        List<PlannedTest> missing = planned.tests().stream()
                .filter(test -> !reported.contains(test.uniqueId()))
                .toList();
        reportTwins(found);
        reportStrangers(planned, found);
        List<TestOutcome> rows = new ArrayList<>(found.tests());
        rows.addAll(undecided(missing, Status.LOST, UNEXPLAINED, now));
        scenarios.add(new ScenarioReport(
                planned.id(), planned.className(), found.attempt(), found.start(), found.millis(), rows));
    }

    /** Takes a planned scenario that nobody has decided, and why; its tests become rows of the given status. */
    public void addUndecided(PlannedScenario planned, Status status, Failure reason, long now) {
        scenarios.add(new ScenarioReport(
                planned.id(), planned.className(), 1, now, 0, undecided(planned.tests(), status, reason, now)));
    }

    /** Takes the keys of reports that nobody has planned. */
    public void unexpected(Set<String> keys) {
        keys.stream().sorted().limit(10).forEach(key -> irregularities.add("a report that was not planned: " + key));
    }

    /** One report for each planned scenario. */
    public List<ScenarioReport> scenarios() {
        return List.copyOf(scenarios);
    }

    /** What keeps the run from being green beside the rows. */
    public List<String> irregularities() {
        return List.copyOf(irregularities);
    }

    private void reportTwins(ScenarioReport report) {
        Set<String> seen = new HashSet<>();
        report.tests().stream()
                .filter(test -> !seen.add(test.id()))
                .forEach(test ->
                        irregularities.add(report.className() + " reports \"" + test.name() + "\" more than once"));
    }

    /** A test that passed without having been planned must not be the one that makes a run green. */
    private void reportStrangers(PlannedScenario planned, ScenarioReport report) {
        Set<String> known = planned.tests().stream().map(PlannedTest::uniqueId).collect(Collectors.toSet());
        report.tests().stream()
                .filter(test -> test.status() == Status.PASSED && !known.contains(test.planned()))
                .forEach(test -> irregularities.add(
                        report.className() + " reports \"" + test.name() + "\", which was not planned"));
    }

    private static List<TestOutcome> undecided(List<PlannedTest> tests, Status status, Failure reason, long now) {
        return tests.stream()
                .map(test -> new TestOutcome(
                        test.uniqueId(), test.uniqueId(), test.name(), status, now, 0, reason, List.of()))
                .toList();
    }
}
