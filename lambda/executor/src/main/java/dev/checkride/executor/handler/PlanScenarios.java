package dev.checkride.executor.handler;

import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.scenario.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Discovers and selects scenarios and writes the plan. */
final class PlanScenarios implements Step {
    private final Services services;
    private final ScenarioPackage scenarios;

    PlanScenarios(Services services, ScenarioPackage scenarios) {
        this.services = services;
        this.scenarios = scenarios;
    }

    @Override
    public Object take(StepEvent event) {
        Ledger ledger = services.ledger();
        LedgerEntry entry = ledger.requireOpen(event.execution().arn());
        if (entry.fingerprint() == null) {
            requireUnusedName(event.execution());
        }
        List<PlannedScenario> selected =
                longestFirst(entry.request().stackName(), select(event.execution(), entry.request()));
        ledger.update(entry.execution(), open -> open.plannedBy(scenarios.fingerprint()));
        String key = new RunKeys(event.execution().runId()).plan();
        write(key, selected);
        return new Plan(key, selected.size(), scenarios.fingerprint());
    }

    /**
     * Results are written once, so those of an earlier run of this name, which Step Functions gives away again after 90 days,
     * would be taken for this one's. What this execution has written itself, it has planned before.
     */
    private void requireUnusedName(ExecutionName execution) {
        String folder = new RunKeys(execution.runId()).folder();
        boolean used = !services.results().keysUnder(folder).isEmpty();
        if (used && services.ledger().requireOpen(execution.arn()).fingerprint() == null) {
            throw new SetUpFailed("Results of an earlier run of the name " + execution.runId() + " lie at "
                    + services.results().address(folder) + ": start a new execution under another name");
        }
    }

    /** A history that cannot be read costs time at most; the report, which cannot add to it either, says so. */
    private List<PlannedScenario> longestFirst(String stackName, List<PlannedScenario> selected) {
        try {
            return services.history(stackName).longestFirst(selected);
        } catch (RuntimeException unreadable) {
            return selected;
        }
    }

    private List<PlannedScenario> select(ExecutionName execution, RunRequest request) {
        Optional<RunId> earlier = request.earlierRun();
        if (earlier.isEmpty()) {
            return scenarios.catalog().select(Selection.of(request));
        }
        boolean running = services.ledger()
                .find(execution.sibling(earlier.get()).arn())
                .filter(LedgerEntry::open)
                .isPresent();
        if (running) {
            throw new SetUpFailed("The run " + earlier.get() + " still runs: wait for its end");
        }
        EarlierRun run = EarlierRun.read(services.results()::readIfListed, earlier.get());
        run.stackName().filter(name -> !name.equals(request.stackName())).ifPresent(name -> {
            throw new SetUpFailed("The run " + run.id() + " tested the stack " + name + ", and this one is to test "
                    + request.stackName() + ": add {\"stackName\": \"" + name + "\"}");
        });
        return run.redOf(scenarios.catalog().scenarios());
    }

    /**
     * The plan may be there already, when the answer of an earlier try was lost; but then it plans the same, in the order of
     * the history that it knew.
     */
    private void write(String key, List<PlannedScenario> plan) {
        ResultStore results = services.results();
        boolean written = results.writeOnce(key, Json.bytes(plan), "application/json");
        if (!written
                && !results.read(key)
                        .map(there -> Set.of(Json.read(there, PlannedScenario[].class)))
                        .filter(Set.copyOf(plan)::equals)
                        .isPresent()) {
            throw new SetUpFailed("Another plan lies at " + results.address(key)
                    + ": a run of this name was here before. Start a new execution under another name");
        }
    }

    /**
     * What the state machine keeps of the plan.
     *
     * @param key its key in the result bucket
     * @param count the number of scenarios
     * @param fingerprint the hash of the package
     */
    private record Plan(String key, int count, String fingerprint) {}
}
