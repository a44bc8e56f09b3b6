package dev.checkride.executor.tables;

import dev.checkride.executor.target.ClearingRefusedException;

/** Thrown when a table to clear is one of Checkride's own. */
public final class OwnTableException extends ClearingRefusedException {
    OwnTableException(String table) {
        super("Nothing is deleted: table " + table
                + " is Checkride's own; take it out of \"tables\" in checkride.json");
    }
}
