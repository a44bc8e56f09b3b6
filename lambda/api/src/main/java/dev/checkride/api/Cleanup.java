package dev.checkride.api;

/**
 * Removes what a test has made, whatever its outcome.
 *
 * <p>What is registered last runs first. A step that fails does not keep the others from running, never replaces the test's
 * own failure, and is reported in a row of its own.
 */
public interface Cleanup {
    /**
     * Registers a step that runs after the test; after the class, if this was injected into {@code @BeforeAll}.
     *
     * @throws IllegalStateException if that is over already
     */
    void later(Step step);

    /** A step of a cleanup. */
    @FunctionalInterface
    interface Step {
        /** Removes something; may throw anything. */
        void run() throws Exception;
    }
}
