package dev.checkride.executor.scenario;

import dev.checkride.api.TestAccount;
import dev.checkride.api.UnknownAliasException;
import java.util.Collection;
import java.util.List;

/** The accounts of a run, as scenarios get them. */
public interface AccountSource {
    /**
     * The account of an alias, logged in.
     *
     * @throws dev.checkride.api.UnknownAliasException if the run has none of this alias
     */
    TestAccount account(String alias);

    /**
     * Those of a run for which {@code checkride.json} names no account.
     *
     * @param secrets what no result may hold all the same
     */
    static AccountSource none(Collection<String> secrets) {
        return new AccountSource() {
            @Override
            public TestAccount account(String alias) {
                throw new UnknownAliasException(alias, List.of());
            }

            @Override
            public Collection<String> secrets() {
                return secrets;
            }
        };
    }

    /** All passwords and tokens by now, which no result may hold; another collection as soon as there are more. */
    Collection<String> secrets();
}
