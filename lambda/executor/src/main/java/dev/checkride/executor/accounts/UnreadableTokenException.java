package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when an ID token is not a JSON Web Token with a subject and a time of issue. */
public final class UnreadableTokenException extends CheckrideException {
    UnreadableTokenException(String alias) {
        super("The ID token of account \"" + alias
                + "\" is not a JSON Web Token with sub and iat: check the pool's pre token generation trigger");
    }
}
