package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.SignedJWT;
import dev.checkride.sandbox.cognito.ClientSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import dev.checkride.sandbox.function.FunctionSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

class ListingTests {
    private static final String PASSWORD = "Right-1-password";

    @TempDir
    private Path folder;

    @Test
    void poolsClientsGroupsAndMembersComeInPages() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
            CognitoIdentityProviderClient cognito = new Clients(sandbox).cognito();
            UserPoolHandle pool = sandbox.cognito()
                    .createUserPool(UserPoolSpec.named("first")
                            .signInByName()
                            .group("a")
                            .group("b")
                            .group("c")
                            .client(ClientSpec.named("one"))
                            .client(ClientSpec.named("two")));
            sandbox.cognito().createUserPool(UserPoolSpec.named("second"));
            for (String name : new String[] {"ann", "bob", "cid"}) {
                cognito.adminCreateUser(create -> create.userPoolId(pool.id()).username(name));
            }
            for (String name : new String[] {"ann", "cid"}) {
                cognito.adminAddUserToGroup(
                        add -> add.userPoolId(pool.id()).username(name).groupName("b"));
            }

            assertThat(cognito.listUserPoolsPaginator(list -> list.maxResults(1))
                            .userPools())
                    .hasSize(2);
            assertThat(cognito.listUserPoolClientsPaginator(
                                    list -> list.userPoolId(pool.id()).maxResults(1))
                            .userPoolClients())
                    .hasSize(2);
            assertThat(cognito.listGroupsPaginator(
                                    list -> list.userPoolId(pool.id()).limit(2))
                            .groups())
                    .extracting(GroupType::groupName)
                    .containsExactly("a", "b", "c");
            assertThat(cognito.listUsersInGroupPaginator(list ->
                                    list.userPoolId(pool.id()).groupName("b").limit(1))
                            .users())
                    .extracting(UserType::username)
                    .containsExactlyInAnyOrder("ann", "cid");
            assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> cognito.listUsersInGroup(
                            list -> list.userPoolId(pool.id()).groupName("d")));
        }
    }

    @Test
    void tokensLiveAsLongAsTheClientSays() throws Exception {
        TestClock clock = new TestClock();
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder).clock(clock))) {
            CognitoIdentityProviderClient cognito = new Clients(sandbox).cognito();
            UserPoolHandle pool = sandbox.cognito()
                    .createUserPool(UserPoolSpec.named("users")
                            .signInByName()
                            .client(ClientSpec.named("app", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
                                    .tokens(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofHours(2))));
            String client = pool.clientId("app");
            cognito.adminCreateUser(create -> create.userPoolId(pool.id()).username("ann"));
            cognito.adminSetUserPassword(set ->
                    set.userPoolId(pool.id()).username("ann").password(PASSWORD).permanent(true));
            var tokens = cognito.initiateAuth(login -> login.clientId(client)
                            .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                            .authParameters(Map.of("USERNAME", "ann", "PASSWORD", PASSWORD)))
                    .authenticationResult();

            assertThat(lifetime(tokens.idToken())).isEqualTo(Duration.ofMinutes(5));
            assertThat(lifetime(tokens.accessToken())).isEqualTo(Duration.ofMinutes(10));
            assertThat(tokens.expiresIn()).isEqualTo(600);
            var described = cognito.describeUserPoolClient(
                            describe -> describe.userPoolId(pool.id()).clientId(client))
                    .userPoolClient();
            assertThat(described.refreshTokenValidity()).isEqualTo(120);
            assertThat(described.tokenValidityUnits().refreshTokenAsString()).isEqualTo("minutes");
            assertThat(refresh(cognito, client, tokens.refreshToken())).isNotBlank();
            clock.advance(Duration.ofHours(3));
            assertThatExceptionOfType(NotAuthorizedException.class)
                    .isThrownBy(() -> refresh(cognito, client, tokens.refreshToken()))
                    .withMessageContaining("Refresh Token has expired");
        }
    }

    @Test
    void functionsComeInPages() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
            for (String name : new String[] {"b", "a", "c"}) {
                sandbox.functions().deploy(new FunctionSpec(name, Duration.ofSeconds(7), (event, context) -> event));
            }

            String first = functions(sandbox, "?MaxItems=2");
            String marker = first.replaceAll("(?s).*\"NextMarker\":\"([^\"]+)\".*", "$1");
            String second = functions(sandbox, "?MaxItems=2&Marker=" + marker);

            assertThat(first).contains("\"FunctionName\":\"a\"", "\"FunctionName\":\"b\"", "\"Timeout\":7");
            assertThat(second).contains("function:c\"").doesNotContain("NextMarker", "function:a\"");
            assertThat(functions(sandbox, "?Marker=x")).contains("The Marker is not one that was given");
        }
    }

    private static String functions(Sandbox sandbox, String query) throws Exception {
        URI uri = URI.create(sandbox.endpoint() + "/2015-03-31/functions/" + query);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String refresh(CognitoIdentityProviderClient cognito, String client, String token) {
        return cognito.initiateAuth(login -> login.clientId(client)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", token)))
                .authenticationResult()
                .idToken();
    }

    private static Duration lifetime(String token) throws Exception {
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}
