package dev.checkride.executor.handler;

/** Thrown when another run holds the stack and this one may wait; the state machine tries again. */
public final class StackBusy extends StepFailure {
    StackBusy(String message) {
        super(message);
    }
}
