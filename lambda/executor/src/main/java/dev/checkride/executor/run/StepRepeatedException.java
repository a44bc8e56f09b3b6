package dev.checkride.executor.run;

/** Thrown when the step of a run was begun again while an earlier invocation of it was still at work. */
public final class StepRepeatedException extends CheckrideException {
    /** Names the execution. */
    public StepRepeatedException(String execution) {
        super("A step of " + execution + " was begun again while this invocation of it was still at work, since its "
                + "answer had not arrived: this one touches nothing more");
    }
}
