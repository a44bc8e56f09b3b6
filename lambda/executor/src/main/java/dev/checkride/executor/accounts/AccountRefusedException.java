package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when an account cannot be created as the configuration wants it. */
public final class AccountRefusedException extends CheckrideException {
    AccountRefusedException(String alias, String why) {
        super("Account \"" + alias + "\" cannot be created: " + why);
    }
}
