package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when Cognito does not let an account in. */
public final class LogInRefusedException extends CheckrideException {
    /** Without a cause: the message of Cognito or of a trigger, scrubbed, is all that there is to know. */
    LogInRefusedException(String alias, String userName, String said) {
        super("Cognito did not log in account \"" + alias + "\" (" + userName + "): " + said
                + "; check the pool's triggers, and whether something else changed the account");
    }
}
