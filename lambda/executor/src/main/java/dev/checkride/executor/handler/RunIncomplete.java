package dev.checkride.executor.handler;

/** Thrown at the end of a run in which not everything was decided. */
public final class RunIncomplete extends StepFailure {
    RunIncomplete(String message) {
        super(message);
    }
}
