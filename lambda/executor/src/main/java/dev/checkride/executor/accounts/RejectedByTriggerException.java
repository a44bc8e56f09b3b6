package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a trigger of the user pool rejects an account. */
public final class RejectedByTriggerException extends CheckrideException {
    /** Without a cause: the trigger's message, scrubbed, is all that there is to know. */
    RejectedByTriggerException(String alias, String poolId, String said) {
        super("A trigger of user pool " + poolId + " rejected account \"" + alias + "\": " + said
                + "; let it accept checkride-…@example.com, or change accounts." + alias + " in checkride.json");
    }
}
