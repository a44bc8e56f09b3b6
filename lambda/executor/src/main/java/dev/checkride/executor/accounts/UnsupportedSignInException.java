package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when the users of a pool can sign in with a telephone number only, which Checkride does not make up. */
public final class UnsupportedSignInException extends CheckrideException {
    UnsupportedSignInException(String poolId) {
        super("Users of pool " + poolId
                + " sign in with a telephone number only: test against a pool that signs in with e-mail or user name");
    }
}
