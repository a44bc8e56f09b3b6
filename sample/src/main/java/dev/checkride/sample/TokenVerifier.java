package dev.checkride.sample;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the ID tokens of one client of a user pool, as Amazon Cognito prescribes it ("Verifying JSON web tokens"):
 * RS256 signature by a key of the pool, issuer, audience, expiry and {@code token_use}.
 *
 * <p>The pool's keys are fetched once, and again when a token names an unknown one, though not for every such token.
 */
final class TokenVerifier {
    /** Two of them, for the connection and for the answer, are well below the half minute that API Gateway waits. */
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final int KEYS_BYTES = 64 * 1024;
    private static final long KEYS_LIVE_MILLIS = 3_600_000;
    private static final long KEYS_PAUSE_MILLIS = 5_000;

    /** A subject goes into a policy, where a star or a slash would widen it. */
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_-]+");

    private final String keysUrl;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    TokenVerifier(String issuer, String keysUrl, String audience, Clock clock) {
        this.keysUrl = keysUrl;
        var keys = JWKSourceBuilder.create(
                        url(keysUrl), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, KEYS_BYTES))
                .cache(KEYS_LIVE_MILLIS, TIMEOUT_MILLIS * 2L)
                // A function is frozen between two calls: nothing may run in the background.
                .refreshAheadCache(false)
                .rateLimited(KEYS_PAUSE_MILLIS)
                .build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new IdTokenClaims(issuer, audience, clock));
    }

    /**
     * Tells whom a token speaks for.
     *
     * @throws InvalidTokenException if it proves nothing
     * @throws KeysUnavailableException if the pool's keys cannot be fetched
     */
    Caller verify(String token) throws InvalidTokenException {
        try {
            return caller(processor.process(SignedJWT.parse(token), null));
        } catch (ParseException malformed) {
            // Its message quotes the token.
            throw new InvalidTokenException("The token is malformed");
        } catch (BadJOSEException e) {
            throw new InvalidTokenException("The token is not valid: " + e.getMessage(), e);
        } catch (RateLimitReachedException e) {
            throw new InvalidTokenException("The token's key is unknown, and the keys were fetched just now", e);
        } catch (KeySourceException e) {
            throw new KeysUnavailableException(keysUrl, e);
        } catch (JOSEException e) {
            throw new InvalidTokenException("The token's signature cannot be checked", e);
        }
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException, InvalidTokenException {
        String sub = Optional.ofNullable(claims.getSubject())
                .filter(subject -> SUBJECT.matcher(subject).matches())
                .orElseThrow(() -> new InvalidTokenException("The token's subject is no user id"));
        return new Caller(
                sub,
                Optional.ofNullable(claims.getStringListClaim("cognito:groups")).orElse(List.of()));
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(
                    "TOKEN_ISSUER and TOKEN_KEYS must be an http or https URL, not " + text, e);
        }
    }

    /** The claims that an ID token must have, at the time of the given clock. */
    private static final class IdTokenClaims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        IdTokenClaims(String issuer, String audience, Clock clock) {
            super(
                    audience,
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .claim("token_use", "id")
                            .build(),
                    Set.of("sub", "exp"));
            this.clock = clock;
            setMaxClockSkew(0);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
