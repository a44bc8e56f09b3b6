package dev.checkride.executor.tables;

import dev.checkride.executor.target.ClearingRefusedException;
import java.util.Collection;
import java.util.TreeSet;

/** Thrown when a table to clear does not belong to the stack under test. */
public final class ForeignTableException extends ClearingRefusedException {
    ForeignTableException(String table, String stackName, Collection<String> present) {
        super("Nothing is deleted: table " + table + " does not belong to stack " + stackName + ", which has "
                + (present.isEmpty() ? "no tables" : String.join(", ", new TreeSet<>(present)))
                + "; correct \"tables\" in checkride.json");
    }
}
