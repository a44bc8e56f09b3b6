package dev.checkride.executor.handler;

import dev.checkride.executor.accounts.AccountCreator;
import dev.checkride.executor.accounts.AccountPlan;
import dev.checkride.executor.accounts.CreatedAccounts;
import dev.checkride.executor.accounts.SecretStore;
import dev.checkride.executor.accounts.UserPool;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.target.ResolvedTarget;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Creates the run's accounts, logs them in and writes the run's secret; all of it stands in the ledger first. */
final class CreateAccounts implements Step {
    private final Services services;

    CreateAccounts(Services services) {
        this.services = services;
    }

    @Override
    public Object take(StepEvent event) {
        Ledger ledger = services.ledger();
        ExecutionName execution = event.execution();
        LedgerEntry entry = ledger.requireOpen(execution.arn());
        ResolvedTarget target = Target.of(entry).resolved();
        if (target.accounts().isEmpty()) {
            return Map.of("secret", "");
        }
        UserPool pool = services.userPools().read(target);
        AccountPlan plan = AccountPlan.of(execution, target.accounts(), pool.signIn());
        AccountCreator creator = services.accountCreator();
        creator.requireFree(
                plan, pool, () -> ledger.requireOpen(execution.arn()).plannedAccounts());
        List<String> earlier = ledger.requireOpen(execution.arn()).plannedAccounts();
        String invocation = UUID.randomUUID().toString();
        ledger.update(
                execution.arn(),
                open -> open.turnOf(invocation)
                        .planningAccounts(pool.id(), plan.userNames(), SecretStore.nameOf(execution))
                        .beginning(invocation));
        CreatedAccounts created =
                creator.create(plan, pool, earlier, () -> ledger.requireTurn(execution.arn(), invocation));
        ledger.requireTurn(execution.arn(), invocation);
        String secret =
                services.secrets().create(execution, created.secret(), Map.of("checkride:stack", target.stackName()));
        // Only now, since until scenarios begin the planned names do.
        ledger.updateInTurn(
                execution.arn(),
                invocation,
                open -> open.made(created.users()).warning(created.warnings()).done(invocation));
        return Map.of("secret", secret);
    }
}
