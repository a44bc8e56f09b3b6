package dev.checkride.executor.tables;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.target.ClearingRefusedException;

/** Thrown when the tags of a table cannot be read, so that nobody knows whether it may be cleared. */
public final class TagsUnreadableException extends ClearingRefusedException {
    TagsUnreadableException(String table, CheckrideException cause) {
        super("Nothing is deleted: the tags of table " + table + " cannot be read: " + cause.getMessage(), cause);
    }
}
