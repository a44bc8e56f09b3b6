package dev.checkride.executor.handler;

/** A sweep could not clean up after every run; the message says what is left of which. */
public final class SweepFailed extends StepFailure {
    SweepFailed(String message) {
        super(message);
    }
}
