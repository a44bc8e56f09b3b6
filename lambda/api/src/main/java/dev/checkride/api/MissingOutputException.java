package dev.checkride.api;

import java.util.Collection;

/** Thrown when the stack under test lacks an output that somebody asked for. */
public final class MissingOutputException extends RuntimeException {
    /** Names the stack, the missing output and those present. */
    public MissingOutputException(String stackName, String missing, Collection<String> present) {
        super("Stack " + stackName + " has no output \"" + missing + "\"; "
                + (present.isEmpty() ? "it has none at all" : "it has " + String.join(", ", present)));
    }
}
