package dev.checkride.executor.scenario;

import dev.checkride.api.TestAccount;
import dev.checkride.api.UnknownAliasException;
import dev.checkride.executor.accounts.Credentials;
import dev.checkride.executor.accounts.LogIn;
import dev.checkride.executor.accounts.RunSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The accounts of a run's secret; a token that is about to expire is renewed by another log-in, in memory alone. */
public final class RunAccounts implements AccountSource {
    private static final Duration LATEST = Duration.ofMinutes(1);
    /** The tokens of a run expire together: not all workers shall log in at the same moment. */
    private static final Duration SPREAD = Duration.ofMinutes(1);

    private final RunSecret secret;
    private final LogIn logIn;
    private final Clock serverClock;
    private final Duration beforeExpiry;
    private final Map<String, Credentials> current;
    private volatile List<String> secrets;

    /**
     * Takes the accounts of a secret; tokens expire by the server's clock, whatever this machine's says.
     *
     * @param more what else no result may hold
     */
    public RunAccounts(
            RunSecret secret, LogIn logIn, Clock serverClock, RandomGenerator random, Collection<String> more) {
        this.secrets = Stream.concat(secret.values().stream(), more.stream()).toList();
        this.secret = secret;
        this.logIn = logIn;
        this.serverClock = serverClock;
        this.beforeExpiry = LATEST.plusMillis(random.nextLong(SPREAD.toMillis()));
        this.current = new ConcurrentHashMap<>(secret.accounts());
    }

    @Override
    public TestAccount account(String alias) {
        if (!secret.accounts().containsKey(alias)) {
            throw new UnknownAliasException(alias, secret.accounts().keySet());
        }
        return new SharedAccount(alias);
    }

    @Override
    public Collection<String> secrets() {
        return secrets;
    }

    /** Known as a secret before anybody gets it. */
    private Credentials renewed(String alias, Credentials expiring) {
        Credentials fresh = logIn.again(secret.pool(), alias, expiring);
        synchronized (this) {
            secrets = Stream.concat(secrets.stream(), fresh.secrets().stream())
                    .distinct()
                    .toList();
        }
        return fresh;
    }

    private Credentials credentials(String alias) {
        return current.compute(alias, (name, known) -> {
            Credentials latest = known == null ? original(name) : known;
            return latest.expiredAt(serverClock.instant().plus(beforeExpiry)) ? renewed(name, latest) : latest;
        });
    }

    private Credentials original(String alias) {
        Credentials original = secret.accounts().get(alias);
        if (original == null) {
            throw new UnknownAliasException(alias, secret.accounts().keySet());
        }
        return original;
    }

    private final class SharedAccount implements TestAccount {
        private final String alias;

        SharedAccount(String alias) {
            this.alias = alias;
        }

        @Override
        public String alias() {
            return alias;
        }

        @Override
        public String userName() {
            return original(alias).userName();
        }

        @Override
        public String sub() {
            return original(alias).sub();
        }

        @Override
        public String idToken() {
            return credentials(alias).idToken();
        }

        @Override
        public String accessToken() {
            return credentials(alias).accessToken();
        }

        @Override
        public String toString() {
            return "TestAccount[" + alias + ", " + userName() + "]";
        }
    }
}
