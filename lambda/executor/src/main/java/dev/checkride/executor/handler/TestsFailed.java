package dev.checkride.executor.handler;

/** Thrown at the end of a run in which tests failed. */
public final class TestsFailed extends StepFailure {
    TestsFailed(String message) {
        super(message);
    }
}
