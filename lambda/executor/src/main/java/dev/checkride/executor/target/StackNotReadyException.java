package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a stack's status is not one in which it can be tested. */
public final class StackNotReadyException extends CheckrideException {
    StackNotReadyException(String stackName, String status, String reason, String accepted) {
        super("Stack " + stackName + " is in status " + status + reason
                + ": wait for, or repair, its deployment until it is one of " + accepted);
    }
}
