package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a value names a resource of another region than the stack's. */
public final class ForeignOutputException extends CheckrideException {
    ForeignOutputException(String field, String value, String region, Place place) {
        super(field + " in checkride.json is \"" + value + "\" of region " + region + ", but the stack is in " + place
                + ": name the resource that the stack uses");
    }
}
