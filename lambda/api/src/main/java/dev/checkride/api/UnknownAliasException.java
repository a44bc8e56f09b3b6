package dev.checkride.api;

import java.util.Collection;

/** Thrown when a scenario names an account that {@code checkride.json} does not have. */
public final class UnknownAliasException extends RuntimeException {
    /** Names the alias and those that exist. */
    public UnknownAliasException(String alias, Collection<String> known) {
        super("checkride.json has no account \"" + alias + "\"; it has "
                + (known.isEmpty() ? "none" : String.join(", ", known)) + ". Add it under \"accounts\"");
    }
}
