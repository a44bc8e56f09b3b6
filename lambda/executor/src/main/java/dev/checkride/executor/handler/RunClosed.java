package dev.checkride.executor.handler;

/** Thrown when a step belongs to a run that was closed. */
public final class RunClosed extends StepFailure {
    RunClosed(String message) {
        super(message);
    }
}
