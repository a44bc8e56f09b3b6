package dev.checkride.command.terminal;

import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import java.util.stream.Stream;

/** What became of tests, in words. */
final class StatusWords {
    private StatusWords() {}

    /** A row's status, and how many attempts it took. */
    static String of(TestOutcome row) {
        String attempts = row.attempt() == 1 ? "" : " at attempt " + row.attempt();
        return of(row.status()) + attempts + (row.flaky() ? ", so it is flaky" : "");
    }

    /** A row's status. */
    static String of(Status status) {
        return switch (status) {
            case PASSED -> "passed";
            case FAILED -> "assertion failed";
            case ERROR -> "error";
            case TIMEOUT -> "timed out";
            case INFRASTRUCTURE -> "infrastructure failed";
            case LOST -> "never reported";
            case SKIPPED -> "skipped";
            case NOT_RUN -> "not run";
        };
    }

    /** So many rows of a status, within a list of such counts. */
    static String count(long rows, Status status) {
        return switch (status) {
            case FAILED -> rows + " failed";
            case ERROR -> rows + " with an error";
            case INFRASTRUCTURE -> rows + " failed for their infrastructure";
            case PASSED, TIMEOUT, LOST, SKIPPED, NOT_RUN -> rows + " " + of(status);
        };
    }

    /** The status with a name of the result's format. */
    static Status parse(String json) {
        return Stream.of(Status.values())
                .filter(status -> status.json().equals(json))
                .findFirst()
                .orElse(Status.ERROR);
    }
}
