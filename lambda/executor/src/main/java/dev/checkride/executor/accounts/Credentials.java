package dev.checkride.executor.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;

/**
 * An account that is logged in.
 *
 * <p>There is no refresh token: renewing one may invalidate it for all others that share it, so everybody who needs a
 * fresh token logs in again.
 *
 * @param userName the name that it logs in with
 * @param password its password
 * @param sub its subject
 * @param idToken its ID token
 * @param accessToken its access token
 * @param expiresAt when the first of the tokens expires, by Cognito's clock
 */
public record Credentials(
        String userName, String password, String sub, String idToken, String accessToken, Instant expiresAt) {
    /** Whether a token has expired by the given time at Cognito. */
    public boolean expiredAt(Instant time) {
        return !time.isBefore(expiresAt);
    }

    /** The texts that nobody may see. */
    public List<String> secrets() {
        return List.of(password, idToken, accessToken);
    }

    @JsonValue
    Json json() {
        return new Json(userName, password, sub, idToken, accessToken, expiresAt.toString());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Credentials of(Json json) {
        return new Credentials(
                json.userName, json.password, json.sub, json.idToken, json.accessToken, Instant.parse(json.expiresAt));
    }

    @Override
    public String toString() {
        return "Credentials[" + userName + ", sub " + sub + ", until " + expiresAt + "]";
    }

    record Json(String userName, String password, String sub, String idToken, String accessToken, String expiresAt) {
        @Override
        public String toString() {
            return "Credentials[" + userName + "]";
        }
    }
}
