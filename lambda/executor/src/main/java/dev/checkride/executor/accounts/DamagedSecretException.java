package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a run's secret is not what Checkride wrote. */
public final class DamagedSecretException extends CheckrideException {
    DamagedSecretException() {
        super("The run's secret is not what this version of Checkride writes: start a new run");
    }
}
