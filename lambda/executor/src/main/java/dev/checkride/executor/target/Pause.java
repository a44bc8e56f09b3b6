package dev.checkride.executor.target;

import java.time.Duration;

/** Lets time pass between two attempts. */
@FunctionalInterface
public interface Pause {
    /**
     * Waits.
     *
     * @throws InterruptedWaitException if the thread is interrupted meanwhile
     */
    void of(Duration duration);

    /** Waits by putting the thread to sleep. */
    static Pause ofThread() {
        return duration -> {
            try {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedWaitException(e);
            }
        };
    }
}
