package dev.checkride.asl;

/**
 * How many of a Map run's items, or child executions, are where; the fields of AWS's DescribeMapRun.
 *
 * @param pendingRedrive those that ended otherwise than well and wait to be run again
 */
public record MapRunCounts(
        long total,
        long pending,
        long running,
        long succeeded,
        long failed,
        long timedOut,
        long aborted,
        long pendingRedrive) {

    /** Those that ended otherwise than well. */
    public long unsuccessful() {
        return failed + timedOut + aborted;
    }
}
