package dev.checkride.executor.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What an ID token says.
 *
 * @param sub the subject
 * @param issuedAt when Cognito issued it, by its own clock
 * @param expiresAt when it expires, by the same clock
 */
record IdToken(String sub, Instant issuedAt, Instant expiresAt) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration HARMLESS = Duration.ofMinutes(5);

    /**
     * Reads a token that has just come from Cognito; its signature is the application's business.
     *
     * @throws UnreadableTokenException if it is no JSON Web Token with a subject, a time of issue and an end
     */
    static IdToken read(String token, String alias) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new UnreadableTokenException(alias);
        }
        try {
            JsonNode claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (claims.path("sub").isTextual()
                    && claims.path("iat").isNumber()
                    && claims.path("exp").isNumber()) {
                return new IdToken(
                        claims.get("sub").textValue(), seconds(claims.get("iat")), seconds(claims.get("exp")));
            }
        } catch (IOException | IllegalArgumentException e) {
            // Without the cause: its message may quote the token.
            throw new UnreadableTokenException(alias);
        }
        throw new UnreadableTokenException(alias);
    }

    private static Instant seconds(JsonNode claim) {
        return Instant.ofEpochSecond(claim.longValue());
    }

    /** When the first of this token and one of the same moment that lives for so many seconds expires. */
    Instant earliestEnd(int secondsOfTheOther) {
        Instant other = issuedAt.plusSeconds(secondsOfTheOther);
        return other.isBefore(expiresAt) ? other : expiresAt;
    }

    /** A warning if the clock at hand and Cognito's are so far apart that tokens may seem expired, or not valid yet. */
    Optional<String> clockWarning(Instant now) {
        Duration apart = Duration.between(now, issuedAt);
        if (apart.abs().compareTo(HARMLESS) <= 0) {
            return Optional.empty();
        }
        return Optional.of("This machine's clock is " + apart.abs().toSeconds() + " s "
                + (apart.isNegative() ? "ahead of" : "behind")
                + " Cognito's: set it right, or tokens may be taken for expired or not valid yet");
    }
}
