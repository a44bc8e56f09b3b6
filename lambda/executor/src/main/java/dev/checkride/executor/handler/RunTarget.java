package dev.checkride.executor.handler;

import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunClosedException;
import dev.checkride.executor.scenario.AccountSource;
import dev.checkride.executor.scenario.RunAccounts;
import dev.checkride.executor.scenario.TargetUnderTest;
import java.security.SecureRandom;

/** What the scenarios of a run are run against, once its accounts are there. */
public final class RunTarget {
    private RunTarget() {}

    /**
     * Reads it for an open run.
     *
     * @param execution the ARN of the run's execution
     * @param secretArn the ARN of the run's secret, empty if it has no accounts
     * @throws RunClosedException if the run was closed or never opened
     */
    public static TargetUnderTest read(Settings settings, String execution, String secretArn) {
        Services services = new Services(settings);
        return read(services, services.ledger().requireOpen(execution), secretArn);
    }

    static TargetUnderTest read(Services services, LedgerEntry entry, String secretArn) {
        Target target = Target.of(entry);
        return new TargetUnderTest(
                target.resolved().apiEndpoint().toString(), target.stack().outputs(), accounts(services, secretArn));
    }

    private static AccountSource accounts(Services services, String secretArn) {
        return secretArn.isEmpty()
                ? AccountSource.none(services.settings().credentials())
                : new RunAccounts(
                        services.secrets().read(secretArn),
                        services.logIn(),
                        services.serverClock(),
                        new SecureRandom(),
                        services.settings().credentials());
    }
}
