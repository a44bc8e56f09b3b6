package dev.checkride.executor.handler;

import java.util.function.Function;

/** A step of the run. */
interface Step {
    /** Takes the step; what comes back becomes the function's answer. */
    Object take(StepEvent event);

    /** What a failure that nobody foresaw is called. */
    default Function<String, StepFailure> failure() {
        return SetUpFailed::new;
    }
}
