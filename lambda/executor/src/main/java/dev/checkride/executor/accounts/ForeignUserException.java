package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;
import java.time.Instant;

/** Thrown when a user of the wanted name is not this run's own, and so is left alone. */
public final class ForeignUserException extends CheckrideException {
    ForeignUserException(String alias, String name, String poolId) {
        super("User pool " + poolId + " has a user \"" + name + "\" that this run did not create, so account \"" + alias
                + "\" is refused: remove that user, or find out who made it");
    }

    ForeignUserException(String name, String mark) {
        super("User \"" + name + "\" does not carry this run's mark " + mark + ": it is not deleted");
    }

    ForeignUserException(String user, Instant begun) {
        super("User \"" + user + "\" was there long before this run began at " + begun + ": it is not deleted");
    }
}
