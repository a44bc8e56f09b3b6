package dev.checkride.executor.tables;

import dev.checkride.executor.target.ClearingRefusedException;

/** Thrown when a table has more items than may be cleared. */
public final class TooManyItemsException extends ClearingRefusedException {
    TooManyItemsException(String table, long counted, long cap) {
        super("Nothing is deleted: table " + table + " has at least " + counted + " items, and guards.maxItems allows "
                + cap + "; if it is the right table, raise that in checkride.json");
    }

    TooManyItemsException(String table, long found, long cap, long deleted) {
        super("Nothing more is deleted: table " + table + " has at least " + found + " items by now, of which "
                + deleted
                + " are deleted, and guards.maxItems allows " + cap
                + "; something writes to the table while it is cleared: find it, then start a new run");
    }
}
