package dev.checkride.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerHandlerTests {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String STAGE = "arn:aws:execute-api:eu-west-1:123456789012:abc123/Prod";
    private static final String SUB = "6f1c2d3e-0000-4000-8000-1234567890ab";

    private final UserPool pool;
    private final RSAKey key;
    private final AuthorizerHandler handler;

    AuthorizerHandlerTests() throws IOException, JOSEException {
        pool = new UserPool();
        key = pool.newKey("first");
        handler = new AuthorizerHandler(environment(pool.issuer()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void everyoneMayReadChangeAndDeleteTheOwnRecord() throws Exception {
        IamPolicyResponse response = ask(UserPool.sign(key, claims().build()));

        assertThat(response.getPrincipalId()).isEqualTo(SUB);
        assertThat(response.getPolicyDocument()).containsEntry("Version", "2012-10-17");
        assertThat(allowed(response))
                .containsExactly(
                        STAGE + "/GET/users/" + SUB, STAGE + "/PUT/users/" + SUB, STAGE + "/DELETE/users/" + SUB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiAdmins", "apiAdmins,others", "others,apiAdmins"})
    void anAdminMayDoEverythingWhereverTheGroupStands(String groups) throws Exception {
        List<String> list = List.of(groups.split(",", -1));

        assertThat(allowed(ask(UserPool.sign(
                        key, claims().claim("cognito:groups", list).build()))))
                .containsExactly(
                        STAGE + "/GET/users/" + SUB,
                        STAGE + "/PUT/users/" + SUB,
                        STAGE + "/DELETE/users/" + SUB,
                        STAGE + "/GET/users",
                        STAGE + "/POST/users",
                        STAGE + "/GET/users/*",
                        STAGE + "/PUT/users/*",
                        STAGE + "/DELETE/users/*");
    }

    @Test
    void aMemberOfAnotherGroupIsNoAdmin() throws Exception {
        assertThat(allowed(ask(UserPool.sign(
                        key,
                        claims().claim("cognito:groups", List.of("apiAdmins2", "api"))
                                .build()))))
                .hasSize(3);
    }

    @Test
    void thePolicyIsTheSameWhateverRouteWasAskedFor() throws Exception {
        String token = UserPool.sign(key, claims().build());

        assertThat(allowed(handler.handleRequest(event(token, STAGE + "/POST/users"), TestContext.unused())))
                .isEqualTo(allowed(ask(token)));
    }

    @Test
    void aTokenForSomethingElseIsUnauthorized() throws Exception {
        assertUnauthorized(
                UserPool.sign(key, claims().audience("another-client").build()));
        assertUnauthorized(
                UserPool.sign(key, claims().issuer("https://elsewhere").build()));
        assertUnauthorized(
                UserPool.sign(key, claims().claim("token_use", "access").build()));
        assertUnauthorized(UserPool.sign(key, claims().subject(null).build()));
        assertUnauthorized(UserPool.sign(key, claims().audience((String) null).build()));
        assertUnauthorized(UserPool.sign(key, claims().expirationTime(null).build()));
        assertUnauthorized(UserPool.sign(key, claims().subject("*").build()));
        assertUnauthorized(
                UserPool.sign(key, claims().claim("cognito:groups", 7).build()));
    }

    @Test
    void aTokenIsUnauthorizedFromItsExpiryOn() throws Exception {
        Date past = Date.from(NOW.minusSeconds(1));

        assertUnauthorized(UserPool.sign(key, claims().expirationTime(past).build()));
        assertThat(ask(UserPool.sign(
                                key,
                                claims().expirationTime(Date.from(NOW.plusSeconds(1)))
                                        .build()))
                        .getPrincipalId())
                .isEqualTo(SUB);
    }

    @Test
    void aSignatureOfAnotherKeyIsUnauthorized() throws Exception {
        assertUnauthorized(UserPool.sign(UserPool.unpublishedKey("first"), claims().build()));
    }

    @Test
    void anAlgorithmOtherThanRs256IsUnauthorized() throws Exception {
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
        symmetric.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertUnauthorized(symmetric.serialize());
        assertUnauthorized(new PlainJWT(claims().build()).serialize());
        assertUnauthorized(UserPool.sign(key, JWSAlgorithm.RS512, claims().build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "a.b.c",
                "..",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6ImZpcnN0In0.bm90IGpzb24.AAAA",
                "{\"alg\":\"RS256\"}"
            })
    void aMalformedTokenIsUnauthorized(String token) {
        assertUnauthorized(token);
    }

    @Test
    void noTokenIsUnauthorized() {
        assertThatThrownBy(() -> handler.handleRequest(new APIGatewayCustomAuthorizerEvent(), TestContext.unused()))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void theBearerPrefixIsNotPartOfTheProtocol() throws Exception {
        assertUnauthorized("Bearer " + UserPool.sign(key, claims().build()));
    }

    @Test
    void theKeysAreFetchedOnceForManyTokens() throws Exception {
        for (int i = 0; i < 5; i++) {
            ask(UserPool.sign(key, claims().build()));
        }

        assertThat(pool.fetches()).isEqualTo(1);
    }

    @Test
    void theKeysAreFetchedAgainForAKeyThatIsNew() throws Exception {
        ask(UserPool.sign(key, claims().build()));

        assertThat(ask(UserPool.sign(pool.newKey("second"), claims().build())).getPrincipalId())
                .isEqualTo(SUB);
        assertThat(pool.fetches()).isEqualTo(2);
    }

    @Test
    void manyUnknownKeysAreUnauthorizedAndDoNotCauseAsManyFetches() throws Exception {
        RSAKey unknown = UserPool.unpublishedKey("unknown");
        for (int i = 0; i < 10; i++) {
            assertUnauthorized(UserPool.sign(unknown, claims().build()));
        }

        assertThat(pool.fetches()).isLessThan(5);
    }

    @Test
    void aPoolThatCannotBeReachedIsNotTheCallersFault() throws Exception {
        String token = UserPool.sign(key, claims().build());
        pool.close();

        assertThatThrownBy(() -> ask(token))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining(pool.issuer() + "/.well-known/jwks.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER_POOL_ID", "APPLICATION_CLIENT_ID", "ADMIN_GROUP_NAME", "AWS_REGION"})
    void aMissingVariableIsNamed(String missing) {
        Map<String, String> variables = new HashMap<>(environment(pool.issuer()).variables());
        variables.put(missing, " ");

        assertThatThrownBy(() -> AuthorizerHandler.from(variables))
                .isInstanceOf(MissingVariableException.class)
                .hasMessageContaining(missing);
    }

    @Test
    void theIssuerIsThePoolAtAwsUnlessItIsElsewhere() {
        Map<String, String> variables =
                new HashMap<>(environment("http://elsewhere").variables());
        assertThat(AuthorizerHandler.issuer(new Environment(variables))).isEqualTo("http://elsewhere");

        variables.remove("TOKEN_ISSUER");
        assertThat(AuthorizerHandler.issuer(new Environment(variables)))
                .isEqualTo("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_pool");
    }

    @Test
    void theKeysMayBeElsewhereThanTheIssuer() throws Exception {
        String issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_pool";
        Map<String, String> variables = new HashMap<>(environment(issuer).variables());
        variables.put("TOKEN_KEYS", pool.issuer() + "/.well-known/jwks.json");
        AuthorizerHandler elsewhere =
                new AuthorizerHandler(new Environment(variables), Clock.fixed(NOW, ZoneOffset.UTC));
        String token = UserPool.sign(key, claims().issuer(issuer).build());

        assertThat(elsewhere
                        .handleRequest(event(token, STAGE + "/GET/users"), TestContext.unused())
                        .getPrincipalId())
                .isEqualTo(SUB);
    }

    @Test
    void anArnThatNamesNoMethodIsRefused() throws Exception {
        String token = UserPool.sign(key, claims().build());

        assertThatThrownBy(() -> handler.handleRequest(event(token, "arn:aws:s3:::bucket/key"), TestContext.unused()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arn:aws:s3:::bucket/key");
    }

    private void assertUnauthorized(String token) {
        assertThatThrownBy(() -> ask(token))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessage("Unauthorized");
    }

    private IamPolicyResponse ask(String token) {
        return handler.handleRequest(event(token, STAGE + "/GET/users/" + SUB), TestContext.unused());
    }

    private static List<String> allowed(IamPolicyResponse response) {
        Map<?, ?>[] statements = (Map<?, ?>[])
                Objects.requireNonNull(response.getPolicyDocument().get("Statement"));
        assertThat(statements).hasSize(1);
        assertThat(statements[0].get("Effect")).isEqualTo("Allow");
        assertThat(statements[0].get("Action")).isEqualTo("execute-api:Invoke");
        return List.of((String[]) Objects.requireNonNull(statements[0].get("Resource")));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(pool.issuer())
                .audience("client")
                .subject(SUB)
                .claim("token_use", "id")
                .expirationTime(Date.from(NOW.plusSeconds(3600)));
    }

    private static APIGatewayCustomAuthorizerEvent event(String token, String methodArn) {
        return APIGatewayCustomAuthorizerEvent.builder()
                .withType("TOKEN")
                .withAuthorizationToken(token)
                .withMethodArn(methodArn)
                .build();
    }

    private static Environment environment(String issuer) {
        return new Environment(Map.of(
                "USER_POOL_ID", "eu-west-1_pool",
                "APPLICATION_CLIENT_ID", "client",
                "ADMIN_GROUP_NAME", "apiAdmins",
                "AWS_REGION", "eu-west-1",
                "TOKEN_ISSUER", issuer));
    }
}
