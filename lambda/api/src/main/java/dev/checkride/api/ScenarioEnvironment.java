package dev.checkride.api;

/** What a run offers to its scenarios; whoever opens the launcher session puts one into the session's store. */
public interface ScenarioEnvironment {
    /** The namespace of the launcher session's store that holds the environment. */
    String STORE_NAMESPACE = "dev.checkride";

    /** The outputs of the stack under test. */
    StackOutputs outputs();

    /** A client that is not logged in. */
    ApiClient anonymous();

    /**
     * A client that is logged in as an account.
     *
     * @throws UnknownAliasException if {@code checkride.json} names no such account
     */
    ApiClient as(String alias);

    /**
     * An account of this run.
     *
     * @throws UnknownAliasException if {@code checkride.json} names no such account
     */
    TestAccount account(String alias);

    /** Waits with the project's defaults. */
    Eventually eventually();

    /**
     * Takes the failure of a cleanup step of the test or container with this unique id. An exception thrown here fails that
     * test, after all its other steps have run.
     */
    void cleanupFailed(String uniqueId, Throwable failure);
}
