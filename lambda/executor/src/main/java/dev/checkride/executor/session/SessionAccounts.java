package dev.checkride.executor.session;

import dev.checkride.api.TestAccount;
import dev.checkride.api.UnknownAliasException;
import dev.checkride.executor.scenario.AccountSource;
import java.util.Collection;
import java.util.List;

/** The accounts of a session; tokens are asked for whenever one is needed, for the session renews them. */
final class SessionAccounts implements AccountSource {
    private final SessionClient client;
    private final List<String> aliases;

    SessionAccounts(SessionClient client, List<String> aliases) {
        this.client = client;
        this.aliases = aliases;
    }

    @Override
    public TestAccount account(String alias) {
        if (!aliases.contains(alias)) {
            throw new UnknownAliasException(alias, aliases);
        }
        return new Served(alias, client.account(alias));
    }

    /** None that could be known here; whatever looks like a token is redacted anyway, and no password comes this far. */
    @Override
    public Collection<String> secrets() {
        return List.of();
    }

    private final class Served implements TestAccount {
        private final String alias;
        private final SessionAccount first;

        Served(String alias, SessionAccount first) {
            this.alias = alias;
            this.first = first;
        }

        @Override
        public String alias() {
            return alias;
        }

        @Override
        public String userName() {
            return first.userName();
        }

        @Override
        public String sub() {
            return first.sub();
        }

        @Override
        public String idToken() {
            return client.account(alias).idToken();
        }

        @Override
        public String accessToken() {
            return client.account(alias).accessToken();
        }

        @Override
        public String toString() {
            return first.toString();
        }
    }
}
