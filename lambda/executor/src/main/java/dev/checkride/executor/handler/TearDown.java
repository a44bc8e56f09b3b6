package dev.checkride.executor.handler;

import dev.checkride.executor.accounts.AccountRemover;
import dev.checkride.executor.accounts.Leftovers;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.Text;
import dev.checkride.executor.target.ResolvedTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Closes the run, so that nobody makes anything for it any more, then removes what the ledger says was made. */
final class TearDown implements Step {
    private static final int LONGEST_REASON = 500;

    private final Services services;

    TearDown(Services services) {
        this.services = services;
    }

    @Override
    public Function<String, StepFailure> failure() {
        return TearDownFailed::new;
    }

    @Override
    public Object take(StepEvent event) {
        return Map.of("leftovers", tearDown(event.execution()));
    }

    /** Tears a run down unless that was done; what could not be removed comes back. */
    List<String> tearDown(ExecutionName execution) {
        Ledger ledger = services.ledger();
        Optional<LedgerEntry> closed = ledger.close(execution.arn());
        if (closed.filter(entry -> !entry.tornDown() || !entry.leftBehind().isEmpty())
                .isEmpty()) {
            return List.of();
        }
        return removeAll(execution, settling(closed.get()));
    }

    /** An invocation whose answer was lost may still wait for a call that makes something. */
    private LedgerEntry settling(LedgerEntry closed) {
        return closed.someoneAtWork() && !closed.settling()
                ? closed.settlingUntil(Sweep.settled(services.clock().instant()))
                : closed;
    }

    /** Removes whatever may have been made since a run was torn down. */
    List<String> tearDownAgain(LedgerEntry closed) {
        return removeAll(closed.executionName(), closed.settled());
    }

    private List<String> removeAll(ExecutionName execution, LedgerEntry closed) {
        List<String> left = remove(execution, closed);
        services.leases().free(closed.request().stackName(), execution.arn());
        services.ledger().conclude(closed.tornDownBut(left));
        return left;
    }

    private List<String> remove(ExecutionName execution, LedgerEntry entry) {
        List<String> left = new ArrayList<>();
        if (!entry.plannedAccounts().isEmpty()) {
            attempt(left, "accounts " + String.join(", ", entry.plannedAccounts()), () -> {
                ResolvedTarget target = Target.of(entry).resolved();
                AccountRemover remover = services.accountRemover();
                Leftovers accounts = remover.remove(execution, target, entry.plannedAccounts())
                        .and(remover.removeRenamed(target, entry.madeUsers(), entry.begun()));
                accounts.reasons().forEach((name, reason) -> left.add("account " + name + ": " + reason));
            });
        }
        entry.plannedSecret()
                .ifPresent(name ->
                        attempt(left, "secret " + name, () -> services.secrets().delete(execution)));
        return left;
    }

    /** Whatever goes wrong with one thing must not keep the others from being removed, nor the lease from being freed. */
    private static void attempt(List<String> left, String what, Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException failed) {
            left.add(what + ": " + reason(failed));
        }
    }

    /** Why something could not be removed, in one line without tokens. */
    static String reason(RuntimeException failed) {
        String message = new Redactor(List.of()).redact(Text.oneLine(String.valueOf(failed.getMessage())));
        return Text.shortened(message, LONGEST_REASON);
    }
}
