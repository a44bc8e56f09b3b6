package dev.checkride.executor.handler;

import dev.checkride.executor.result.CutOff;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.StoredAttempts.Collected;
import dev.checkride.executor.result.Trail;
import dev.checkride.executor.result.TrailTable;
import dev.checkride.executor.run.PlannedScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the scenarios whose workers ended in the middle of them, and what those had sent until then. */
final class CutOffScenarios {
    private final TrailTable trails;
    private final Optional<ExecutionOutcome> outcome;
    private final List<CutOff> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    CutOffScenarios(TrailTable trails, Optional<ExecutionOutcome> outcome) {
        this.trails = trails;
        this.outcome = outcome;
    }

    /** Looks for the trails of a plan's scenarios; one that cannot be read must not keep the report from being written. */
    void search(List<PlannedScenario> plan, Collected collected) {
        for (PlannedScenario scenario : plan) {
            try {
                attempts(scenario, collected)
                        .mapToObj(attempt -> trails.read(scenario.id(), attempt))
                        .flatMap(Optional::stream)
                        .filter(trail -> trail.size() > 0)
                        .map((Trail trail) -> CutOff.of(scenario, trail))
                        .forEach(found::add);
            } catch (RuntimeException failed) {
                unreadable.add("what " + scenario.simpleName() + " has sent before it was cut off cannot be read: "
                        + TearDown.reason(failed));
            }
        }
    }

    /** The last attempt that was reported, if it did not end by itself, and the one after it, if that may have begun. */
    private IntStream attempts(PlannedScenario scenario, Collected collected) {
        @Nullable ScenarioReport report = collected.reports().get(scenario.id());
        int reported = report == null ? 0 : report.attempt();
        boolean interrupted = outcome.filter(end -> end.hit(scenario)).isPresent();
        int first = report != null && (interrupted || report.wasCutOff()) ? reported : reported + 1;
        int last = mayHaveBegun(scenario, collected) ? reported + 1 : reported;
        return IntStream.rangeClosed(first, last);
    }

    private boolean mayHaveBegun(PlannedScenario scenario, Collected collected) {
        boolean lost = collected.losses().containsKey(scenario.id());
        boolean hit =
                outcome.filter(end -> !end.knowsWhatRan() || end.hit(scenario)).isPresent();
        boolean silent = outcome.isEmpty() && !collected.reports().containsKey(scenario.id());
        return lost || hit || silent;
    }

    /** What was found. */
    List<CutOff> found() {
        return List.copyOf(found);
    }

    /** What could not be read, for people. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }
}
