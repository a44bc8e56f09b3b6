package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a run's secret does not exist any more. */
public final class SecretGoneException extends CheckrideException {
    SecretGoneException(String arn, Throwable cause) {
        super("The run's secret " + arn + " is gone, so the run is over: start a new run", cause);
    }
}
