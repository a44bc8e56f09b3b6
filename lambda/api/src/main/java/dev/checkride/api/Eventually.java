package dev.checkride.api;

import java.time.Duration;

/**
 * Waits until something holds, for what an application does after it has answered.
 *
 * <p>If it never holds, the failure tells the last reason and the last exchange with the application.
 */
public interface Eventually {
    /**
     * Repeats the check until it throws nothing.
     *
     * @throws AssertionError if it still fails when the time is up
     */
    void asserted(Check check);

    /** The same with another limit than the default of ten seconds. */
    Eventually within(Duration limit);

    /** A check that throws as long as it does not hold. */
    @FunctionalInterface
    interface Check {
        /** Asserts; may throw anything. */
        void run() throws Exception;
    }
}
