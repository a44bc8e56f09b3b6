package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when an account is to join a group that the user pool does not have. */
public final class GroupNotFoundException extends CheckrideException {
    GroupNotFoundException(String alias, String group, String poolId, Throwable cause) {
        super(
                "User pool " + poolId + " has no group \"" + group + "\": create it, or correct accounts." + alias
                        + ".groups in checkride.json",
                cause);
    }
}
