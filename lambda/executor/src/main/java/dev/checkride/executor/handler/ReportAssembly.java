package dev.checkride.executor.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.Loss;
import dev.checkride.executor.result.Quarantine;
import dev.checkride.executor.result.Reconciliation;
import dev.checkride.executor.result.Rerun;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.result.RunDetails;
import dev.checkride.executor.result.RunReport;
import dev.checkride.executor.result.ScenarioHistory;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Schedule;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.StoredAttempts;
import dev.checkride.executor.result.StoredAttempts.Collected;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.run.Text;
import dev.checkride.executor.target.Place;
import dev.checkride.executor.target.StackSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a run's report together from the ledger, the plan and what the scenarios have stored. */
final class ReportAssembly {
    private final Services services;
    private final ResultStore results;
    private final ExecutionName execution;
    private final RunKeys keys;
    private final Optional<ExecutionOutcome> outcome;
    private final List<String> irregularities = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> entered = new HashMap<>();
    private final Map<String, ScenarioHistory> histories = new HashMap<>();
    private final CutOffScenarios cutOff;

    ReportAssembly(
            Services services, ResultStore results, ExecutionName execution, Optional<ExecutionOutcome> outcome) {
        this.services = services;
        this.results = results;
        this.execution = execution;
        this.keys = new RunKeys(execution.runId());
        this.outcome = outcome;
        this.cutOff = new CutOffScenarios(services.trails(execution.arn()), outcome);
        outcome.map(ExecutionOutcome::inWords).ifPresent(irregularities::add);
    }

    /** Takes when each state began, by its name. */
    ReportAssembly entered(JsonNode times) {
        times.properties()
                .forEach(state -> entered.put(state.getKey(), state.getValue().asText()));
        return this;
    }

    RunReport assemble(Optional<LedgerEntry> entry, StateFailure failure) {
        entry.map(LedgerEntry::heeded).ifPresent(notes::addAll);
        if (failure.inSetUp() || entry.isEmpty()) {
            if (outcome.isPresent()) {
                return report(entry, List.of(), null);
            }
            String why = failure.happened() ? failure.inWords() : "the run was never opened: ReadTarget did not run";
            return report(entry, List.of(), why);
        }
        if (failure.happened()) {
            irregularities.add(failure.inWords());
        }
        Optional<byte[]> plan = results.read(keys.plan());
        if (plan.isEmpty() && outcome.isPresent()) {
            return report(entry, List.of(), null);
        }
        if (plan.isEmpty()) {
            return report(entry, List.of(), "there is no plan at " + results.address(keys.plan()));
        }
        List<ScenarioReport> scenarios = reconcile(List.of(Json.read(plan.get(), PlannedScenario[].class)));
        Target target = Target.of(entry.get());
        checkStack(target.stack());
        if (!target.isDescribedBy(services.configuration())) {
            irregularities.add("checkride.json was deployed anew during the run: run again");
        }
        if (outcome.isEmpty()) {
            remember(entry.get(), scenarios);
        }
        return report(entry, scenarios, null);
    }

    private List<ScenarioReport> reconcile(List<PlannedScenario> plan) {
        Collected collected = new StoredAttempts(results, keys).collect(plan);
        collected.damaged().forEach(address -> irregularities.add("the report at " + address + " is damaged"));
        noteLostRepetitions(collected);
        cutOff.search(plan, collected);
        notes.addAll(cutOff.unreadable());
        Reconciliation reconciliation = new Reconciliation(collected.losses());
        long now = services.clock().millis();
        for (PlannedScenario planned : plan) {
            Optional<ScenarioReport> report =
                    Optional.ofNullable(collected.reports().get(planned.id()));
            if (outcome.filter(end -> end.hit(planned)).isPresent()) {
                // What it may have stored since was decided without the run's accounts.
                reconciliation.addUndecided(planned, Status.LOST, hit(outcome.get()), now);
            } else if (report.isEmpty()
                    && outcome.filter(ExecutionOutcome::knowsWhatRan).isPresent()) {
                reconciliation.addUndecided(planned, Status.NOT_RUN, hit(outcome.get()), now);
            } else {
                reconciliation.add(planned, report, now);
            }
        }
        reconciliation.unexpected(collected.unexpected());
        irregularities.addAll(reconciliation.irregularities());
        return inQuarantine(plan, reconciliation.scenarios());
    }

    /** What the attempts before have found out stands. */
    private void noteLostRepetitions(Collected collected) {
        collected.reports().forEach((id, report) -> {
            Loss loss = collected.losses().get(id);
            if (loss != null) {
                notes.add("attempt " + loss.attempt() + " at " + report.simpleName() + " was lost: " + loss.inWords());
            }
        });
    }

    private List<ScenarioReport> inQuarantine(List<PlannedScenario> plan, List<ScenarioReport> reports) {
        Quarantine quarantine = Quarantine.at(
                services.clock().instant(), services.configuration().quarantine());
        notes.addAll(quarantine.notes(plan));
        Map<String, PlannedScenario> byId =
                plan.stream().collect(Collectors.toMap(PlannedScenario::id, Function.identity()));
        return reports.stream()
                .map(report -> quarantine.mark(Objects.requireNonNull(byId.get(report.id())), report))
                .toList();
    }

    private static Failure hit(ExecutionOutcome outcome) {
        return Failure.because("Stopped", outcome.inWords());
    }

    /** What was tested must be what is there now: a deployment in between makes every result doubtful. */
    private void checkStack(StackSnapshot before) {
        try {
            StackSnapshot now = services.stackReader(Place.of(execution.arn())).read(before.stackName());
            if (!now.sameAs(before)) {
                irregularities.add("stack " + before.stackName() + EarlierRun.STACK_CHANGED + " ("
                        + before.lastUpdated() + " → " + now.lastUpdated() + "): run again");
            }
        } catch (RuntimeException unreadable) {
            irregularities.add("stack " + before.stackName() + " cannot be read again: " + unreadable.getMessage());
        }
    }

    private RunReport report(
            Optional<LedgerEntry> entry, List<ScenarioReport> scenarios, @Nullable String setUpFailure) {
        long stop = services.clock().millis();
        long start = scenarios.stream().mapToLong(ScenarioReport::start).min().orElse(stop);
        return new RunReport(
                execution.runId().value(),
                entry.map(known -> known.request().stackName()).orElse(null),
                entry.map(LedgerEntry::fingerprint).orElse(null),
                entry.map(known -> known.request().origin()).orElse(Map.of()),
                start,
                stop,
                scenarios,
                setUpFailure,
                irregularities,
                entry.map(ReportAssembly::leftovers).orElse(List.of()),
                details(entry, scenarios));
    }

    private RunDetails details(Optional<LedgerEntry> entry, List<ScenarioReport> scenarios) {
        Optional<RunRequest> request = entry.map(LedgerEntry::request);
        return new RunDetails(
                request.filter(RunRequest::failOnFlaky).isPresent(),
                notes,
                request.flatMap(RunRequest::earlierRun).flatMap(this::rerun).orElse(null),
                execution.arn(),
                new Schedule(request.map(RunRequest::maxConcurrency).orElse(0), entered),
                entry.map(this::logGroups).orElse(List.of()),
                entered.isEmpty()
                        ? null
                        : RunCost.of(entered, scenarios, services.clock().instant()),
                cutOff.found());
    }

    private List<String> logGroups(LedgerEntry entry) {
        return Target.of(entry).logGroups(services.configuration());
    }

    /** How the tests of the report's scenarios have fared, with this run; it may fail, and the verdict stands. */
    private void remember(LedgerEntry entry, List<ScenarioReport> scenarios) {
        try {
            histories.putAll(services.history(entry.request().stackName())
                    .add(execution.runId().value(), scenarios));
        } catch (RuntimeException unwritable) {
            notes.add("the history of the tests could not be written: " + Text.oneLine(String.valueOf(unwritable)));
        }
    }

    /** How the tests have fared, by the ids of their scenarios. */
    Map<String, ScenarioHistory> histories() {
        return Map.copyOf(histories);
    }

    private Optional<Rerun> rerun(RunId earlier) {
        int tests = planned(keys);
        return tests == 0 ? Optional.empty() : Optional.of(new Rerun(earlier, tests, planned(new RunKeys(earlier))));
    }

    private int planned(RunKeys run) {
        return results
                .read(run.plan())
                .map(json -> List.of(Json.read(json, PlannedScenario[].class)))
                .orElse(List.of())
                .stream()
                .mapToInt(scenario -> scenario.tests().size())
                .sum();
    }

    /** What is left; where teardown did not finish, all that the ledger says was made may be. */
    private static List<String> leftovers(LedgerEntry entry) {
        if (entry.tornDown()) {
            return entry.leftBehind();
        }
        List<String> left = new ArrayList<>();
        entry.plannedAccounts().forEach(name -> left.add("account " + name + ": teardown did not finish"));
        entry.plannedSecret().ifPresent(name -> left.add("secret " + name + ": teardown did not finish"));
        left.add("the lease of stack " + entry.request().stackName() + ": teardown did not finish");
        return left;
    }
}
