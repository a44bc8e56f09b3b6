package dev.checkride.executor.tables;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.target.ThrottledException;

/** Thrown when DynamoDB throttled the clearing of a table for good. */
public final class ClearingIncompleteException extends CheckrideException {
    ClearingIncompleteException(String table, long deleted, long remaining, ThrottledException cause) {
        super(
                "Table " + table + " was throttled while it was being cleared, and still was after "
                        + cause.tried().toSeconds() + " s of trying: " + deleted
                        + " items are deleted, about " + remaining
                        + " remain; give it more capacity, and start a new run",
                cause);
    }
}
