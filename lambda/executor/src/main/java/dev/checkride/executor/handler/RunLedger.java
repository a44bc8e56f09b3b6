package dev.checkride.executor.handler;

import dev.checkride.executor.accounts.AccountPlan;
import dev.checkride.executor.accounts.SecretStore;
import dev.checkride.executor.accounts.UserPool;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.target.ResolvedTarget;

/** The ledger for whoever cleans up after a run. */
public final class RunLedger {
    private RunLedger() {}

    /** The ledger that the functions with these settings use. */
    public static Ledger of(Settings settings) {
        return new Services(settings).ledger();
    }

    /**
     * Writes the entry of a run whose ledger is gone, so that it can be torn down: with all accounts that it may have made,
     * since their names follow from the execution.
     */
    public static void restore(Settings settings, LedgerEntry entry) {
        Services services = new Services(settings);
        services.ledger().open(withAccounts(services, entry));
    }

    private static LedgerEntry withAccounts(Services services, LedgerEntry entry) {
        ResolvedTarget target = Target.of(entry).resolved();
        if (target.accounts().isEmpty() || !entry.plannedAccounts().isEmpty()) {
            return entry;
        }
        UserPool pool = services.userPools().read(target);
        AccountPlan plan = AccountPlan.of(entry.executionName(), target.accounts(), pool.signIn());
        return entry.planningAccounts(pool.id(), plan.userNames(), SecretStore.nameOf(entry.executionName()));
    }
}
