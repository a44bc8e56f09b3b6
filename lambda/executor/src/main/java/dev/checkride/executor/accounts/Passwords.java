package dev.checkride.executor.accounts;

import dev.checkride.executor.target.AwsCall;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Random passwords that satisfy every policy of Cognito. */
final class Passwords {
    private static final int USUAL_LENGTH = 24;
    private static final int LONGEST = 99;

    /**
     * All of the service's punctuation but {@code - . _ ~}: those four count as symbols for Cognito, and look the same in
     * a shell, in JSON and in a URL, so that a password is found wherever it has to be hidden.
     */
    private static final String EXCLUDED = " !\"#$%&'()*+,/:;<=>?@[\\]^`{|}";

    private final SecretsManagerClient secretsManager;

    Passwords(SecretsManagerClient secretsManager) {
        this.secretsManager = secretsManager;
    }

    String next(UserPool pool) {
        long length = Math.min(LONGEST, Math.max(USUAL_LENGTH, pool.minimumPasswordLength()));
        return AwsCall.of("secretsmanager:GetRandomPassword", "*")
                .get(() -> secretsManager
                        .getRandomPassword(request -> request.passwordLength(length)
                                .requireEachIncludedType(true)
                                .excludeCharacters(EXCLUDED))
                        .randomPassword());
    }
}
