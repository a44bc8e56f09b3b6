package dev.checkride.executor.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An app client of a user pool.
 *
 * @param id its id
 * @param flow the way to log in that it allows
 * @param secret its secret, or null if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppClient(String id, Flow flow, @Nullable String secret) {
    /** A way to log in with user name and password. */
    public enum Flow {
        /** InitiateAuth with USER_PASSWORD_AUTH. */
        USER_PASSWORD,
        /** AdminInitiateAuth with ADMIN_USER_PASSWORD_AUTH. */
        ADMIN_USER_PASSWORD
    }

    /**
     * The SECRET_HASH of a user name, if the client has a secret: the HMAC-SHA-256 of user name and client id in Base64
     * (Cognito developer guide, "Computing secret hash values").
     */
    Optional<String> secretHash(String userName) {
        return Optional.ofNullable(secret).map(key -> hash(key, userName + id));
    }

    private static String hash(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "AppClient[" + id + ", " + flow + "]";
    }
}
