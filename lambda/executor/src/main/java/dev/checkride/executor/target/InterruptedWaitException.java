package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a wait is cut short because the process ends. */
public final class InterruptedWaitException extends CheckrideException {
    InterruptedWaitException(InterruptedException cause) {
        super("Interrupted while waiting: start a new run", cause);
    }
}
