package dev.checkride.executor.session;

import dev.checkride.api.TestAccount;

/**
 * An account of a session, with tokens that are valid for a while.
 *
 * @param alias the alias in {@code checkride.json}
 * @param userName what it logs in with
 * @param sub its subject
 * @param idToken its ID token
 * @param accessToken its access token
 */
public record SessionAccount(String alias, String userName, String sub, String idToken, String accessToken)
        implements TestAccount {
    /** The account as it is now. */
    public static SessionAccount of(TestAccount account) {
        return new SessionAccount(
                account.alias(), account.userName(), account.sub(), account.idToken(), account.accessToken());
    }

    @Override
    public String toString() {
        return "TestAccount[" + alias + ", " + userName + "]";
    }
}
