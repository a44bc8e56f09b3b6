package dev.checkride.executor.handler;

/** Thrown when a run could not begin its scenarios. */
public final class SetUpFailed extends StepFailure {
    SetUpFailed(String message) {
        super(message);
    }
}
