package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a login is answered with a challenge instead of tokens. */
public final class ChallengeException extends CheckrideException {
    ChallengeException(String alias, String poolId, String challenge) {
        super("The login of account \"" + alias + "\" needs more than a password: user pool " + poolId
                + " answers with " + challenge + "; " + remedy(challenge));
    }

    private static String remedy(String challenge) {
        if (challenge.contains("MFA") || challenge.contains("OTP")) {
            return "make MFA optional, or turn it off, in the pool of the stack under test";
        }
        return "let the pool of the stack under test log in with a password alone";
    }
}
