package dev.checkride.executor.handler;

/** Thrown when a scenario's invocation could not even store that it failed. */
public final class ScenarioNotReported extends StepFailure {
    ScenarioNotReported(String message) {
        super(message);
    }
}
