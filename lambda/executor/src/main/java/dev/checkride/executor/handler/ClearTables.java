package dev.checkride.executor.handler;

import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.tables.ClearedTable;
import dev.checkride.executor.tables.ClearingPlan;
import dev.checkride.executor.tables.TableClearer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Clears the tables, if the request asks for it and every guard says yes to every table. */
final class ClearTables implements Step {
    private final Services services;

    ClearTables(Services services) {
        this.services = services;
    }

    @Override
    public Object take(StepEvent event) {
        Ledger ledger = services.ledger();
        ExecutionName execution = event.execution();
        LedgerEntry entry = ledger.requireOpen(execution.arn());
        if (!entry.request().clearTables()) {
            return Map.of("cleared", List.of());
        }
        requireLease(entry);
        TableClearer clearer = services.tableClearer();
        String invocation = UUID.randomUUID().toString();
        ledger.update(execution.arn(), open -> open.turnOf(invocation));
        ClearingPlan plan = clearer.plan(ClearingPreview.request(services, Target.of(entry)));
        String key = new RunKeys(execution.runId()).clearing();
        services.results().writeOnce(key, Json.bytes(plan.tables()), "application/json");
        List<ClearedTable> cleared =
                clearer.clear(plan, () -> requireLease(ledger.requireTurn(execution.arn(), invocation)));
        List<String> refilled = cleared.stream()
                .filter(table -> !table.empty())
                .map(ClearedTable::toString)
                .toList();
        if (!refilled.isEmpty()) {
            throw new SetUpFailed("Something writes to the tables while they are cleared: "
                    + String.join("; ", refilled) + ". Find the writer, then start a new run");
        }
        return Map.of("cleared", cleared);
    }

    private void requireLease(LedgerEntry entry) {
        if (!services.leases().isHeldBy(entry.request().stackName(), entry.execution())) {
            throw new SetUpFailed("The run no longer holds stack "
                    + entry.request().stackName() + ": nothing more is cleared. Start a new run");
        }
    }
}
