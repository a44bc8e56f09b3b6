package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.target.ResolvedTarget;

/** Thrown when the target's user pool or its app client does not exist. */
public final class UserPoolNotFoundException extends CheckrideException {
    UserPoolNotFoundException(String what, ResolvedTarget target, Throwable cause) {
        super(
                "There is no " + what + " in " + target.place() + ": correct userPool and userPoolClient of stack "
                        + target.stackName() + " in checkride.json",
                cause);
    }
}
