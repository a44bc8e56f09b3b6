package dev.checkride.asl;

/** Counts what moves from pending over running to an end. */
final class Tally {
    private long total;
    private long pending;
    private long running;
    private long succeeded;
    private long failed;
    private long timedOut;
    private long aborted;
    /** Of the aborted ones, those that never started. */
    private long neverStarted;

    private long pendingRedrive;

    void expect(int count) {
        total += count;
        pending += count;
    }

    void started(int count) {
        pending -= count;
        running += count;
    }

    void ended(int count, ExecutionStatus status) {
        running -= count;
        add(count, status);
    }

    private void add(int count, ExecutionStatus status) {
        switch (status) {
            case SUCCEEDED -> succeeded += count;
            case FAILED -> failed += count;
            case TIMED_OUT -> timedOut += count;
            case ABORTED -> aborted += count;
            case RUNNING -> throw new IllegalArgumentException("A child that runs has not ended");
        }
    }

    void abortPending() {
        aborted += pending;
        neverStarted += pending;
        pending = 0;
        pendingRedrive = 0;
    }

    /** What did not succeed is to be run again. */
    void redrive() {
        aborted -= neverStarted;
        pending += neverStarted;
        neverStarted = 0;
        pendingRedrive = failed + timedOut + aborted;
    }

    /** What had ended with that status runs again. */
    void restarted(int count, ExecutionStatus earlier) {
        pendingRedrive -= count;
        running += count;
        add(-count, earlier);
    }

    MapRunCounts counts() {
        return new MapRunCounts(total, pending, running, succeeded, failed, timedOut, aborted, pendingRedrive);
    }
}
