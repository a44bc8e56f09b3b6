package dev.checkride.sandbox.cognito;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.checkride.sandbox.protocol.Ids;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;

/**
 * Issues id and access tokens with Cognito's claims.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">Understanding the identity token</a>
 */
final class Tokens {
    private final CompletableFuture<SigningKey> key;
    private final URI endpoint;
    private final Clock clock;
    private final Ids ids;

    Tokens(CompletableFuture<SigningKey> key, URI endpoint, Clock clock, Ids ids) {
        this.key = key;
        this.endpoint = endpoint;
        this.clock = clock;
        this.ids = ids;
    }

    URI issuer(String poolId) {
        return URI.create(endpoint + "/" + poolId);
    }

    URI keys(String poolId) {
        return URI.create(issuer(poolId) + "/.well-known/jwks.json");
    }

    String jwks() {
        return key.join().jwks();
    }

    String id(UserPool pool, Client client, User user) {
        JWTClaimsSet.Builder claims = common(
                        pool, user, "id", client.spec().lifetimes().id())
                .audience(client.id())
                .claim("cognito:username", user.username());
        user.attributes().forEach((name, value) -> {
            if (!name.equals("sub")) {
                claims.claim(name, name.endsWith("_verified") ? (Object) Boolean.valueOf(value) : value);
            }
        });
        return key.join().sign(claims.build());
    }

    String access(UserPool pool, Client client, User user) {
        return key.join()
                .sign(common(pool, user, "access", client.spec().lifetimes().access())
                        .claim("client_id", client.id())
                        .claim("username", user.username())
                        .claim("scope", "aws.cognito.signin.user.admin")
                        .build());
    }

    private JWTClaimsSet.Builder common(UserPool pool, User user, String use, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(user.sub())
                .issuer(issuer(pool.id()).toString())
                .claim("token_use", use)
                .claim("auth_time", now.getEpochSecond())
                .claim("event_id", ids.uuid())
                .claim("origin_jti", ids.uuid())
                .jwtID(ids.uuid())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
        if (!user.groups().isEmpty()) {
            claims.claim("cognito:groups", user.groups());
        }
        return claims;
    }
}
