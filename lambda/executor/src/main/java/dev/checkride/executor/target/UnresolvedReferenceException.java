package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import java.util.Collection;

/** Thrown when {@code checkride.json} refers to an output that the stack does not have. */
public final class UnresolvedReferenceException extends CheckrideException {
    UnresolvedReferenceException(String field, String output, String stackName, Collection<String> present) {
        super(field + " in checkride.json refers to the output \"" + output + "\", which stack " + stackName
                + " does not have; it has " + (present.isEmpty() ? "none at all" : String.join(", ", present))
                + ": correct the reference, or add the output to the stack");
    }
}
