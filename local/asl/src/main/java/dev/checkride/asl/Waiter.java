package dev.checkride.asl;

import java.time.Duration;

/** Waits out Wait states and the intervals between retries. */
@FunctionalInterface
public interface Waiter {
    /** Returns after the duration. */
    void pause(Duration duration) throws InterruptedException;
}
