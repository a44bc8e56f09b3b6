package dev.checkride.api;

/**
 * An account of the application under test, created for this run and logged in.
 *
 * <p>All scenarios that name the same alias share it. {@code toString} shows nothing secret.
 */
public interface TestAccount {
    /** The alias in {@code checkride.json}. */
    String alias();

    /** The name that the account logs in with. */
    String userName();

    /** The account's subject, the {@code sub} of its tokens. */
    String sub();

    /** A valid ID token. */
    String idToken();

    /** A valid access token. */
    String accessToken();
}
