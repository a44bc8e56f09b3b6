package dev.checkride.asl;

/** Where the run of a distributed Map stands, in AWS's words. */
public enum MapRunStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    ABORTED
}
