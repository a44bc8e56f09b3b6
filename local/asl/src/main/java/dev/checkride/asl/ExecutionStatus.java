package dev.checkride.asl;

/** Where an execution stands, in AWS's words. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED;

    /** Whether nothing more will happen. */
    public boolean isFinal() {
        return this != RUNNING;
    }
}
