package dev.checkride.executor.handler;

/** Thrown when teardown could not finish; the verdict stands. */
public final class TearDownFailed extends StepFailure {
    TearDownFailed(String message) {
        super(message);
    }
}
