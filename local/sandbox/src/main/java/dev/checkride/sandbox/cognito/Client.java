package dev.checkride.sandbox.cognito;

import dev.checkride.sandbox.protocol.ServiceError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One app client of a user pool. */
record Client(String id, ClientSpec spec, Optional<String> secret) {
    boolean allows(String flow) {
        return spec.authFlows().contains("ALLOW_" + flow) || spec.authFlows().contains(flow);
    }

    /**
     * Compares the hash that a call carries with what the secret gives.
     *
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">Computing secret hash values</a>
     */
    void checkSecretHash(String username, Optional<String> hash) {
        if (secret.isEmpty()) {
            if (hash.isPresent()) {
                throw ServiceError.of(
                        "NotAuthorizedException",
                        "Client " + id + " is configured without secret but SECRET_HASH was received");
            }
            return;
        }
        if (hash.isEmpty()) {
            throw ServiceError.of(
                    "NotAuthorizedException",
                    "Client " + id + " is configured with secret but SECRET_HASH was not received");
        }
        if (!hmac(secret.get(), username + id).equals(hash.get())) {
            throw ServiceError.of("NotAuthorizedException", "Unable to verify secret hash for client " + id);
        }
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
