package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.checkride.sandbox.cognito.ClientSpec;
import dev.checkride.sandbox.cognito.PasswordPolicy;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import dev.checkride.sandbox.function.FunctionFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

@ExtendWith(SandboxExtension.class)
class AccountsTests {
    private static final String PASSWORD = "Right-1-password";
    private static final UserPoolSpec POOL = UserPoolSpec.named("users")
            .requires("email", "name")
            .group("apiAdmins")
            .client(ClientSpec.named("app", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"));

    private final Sandbox sandbox;
    private final List<String> canaries;
    private final CognitoIdentityProviderClient cognito;

    AccountsTests(SandboxExtension.Running running, Clients clients) {
        this.sandbox = running.sandbox();
        this.canaries = running.canaries();
        this.cognito = clients.cognito();
    }

    @Test
    void whoSignsUpAndIsConfirmedLogsInWithTokensThatThePublishedKeyVerifies() throws Exception {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        String sub = signUp(pool, "ada@example.com");
        cognito.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username("ada@example.com"));
        cognito.adminAddUserToGroup(request ->
                request.userPoolId(pool.id()).username("ada@example.com").groupName("apiAdmins"));

        AuthenticationResultType result = logIn(pool, "ada@example.com");

        SignedJWT id = SignedJWT.parse(result.idToken());
        JWKSet keys =
                JWKSet.load(URI.create(pool.issuer() + "/.well-known/jwks.json").toURL());
        JWSVerifier verifier =
                new RSASSAVerifier(keys.getKeyByKeyId(id.getHeader().getKeyID()).toRSAKey());
        assertThat(id.verify(verifier)).isTrue();
        assertThat(id.getJWTClaimsSet().getIssuer()).isEqualTo(sandbox.endpoint() + "/" + pool.id());
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(pool.clientId("app"));
        assertThat(id.getJWTClaimsSet().getSubject()).isEqualTo(sub);
        assertThat(id.getJWTClaimsSet().getClaims())
                .containsEntry("token_use", "id")
                .containsEntry("email", "ada@example.com")
                .containsEntry("name", "ada@example.com")
                .containsEntry("cognito:username", sub)
                .containsEntry("cognito:groups", List.of("apiAdmins"));
        assertThat(id.getJWTClaimsSet().getExpirationTime().toInstant())
                .isEqualTo(id.getJWTClaimsSet().getIssueTime().toInstant().plus(Duration.ofHours(1)));
        SignedJWT access = SignedJWT.parse(result.accessToken());
        assertThat(access.verify(verifier)).isTrue();
        assertThat(access.getJWTClaimsSet().getClaims())
                .containsEntry("token_use", "access")
                .containsEntry("client_id", pool.clientId("app"));
        assertThat(canaries).contains(PASSWORD, result.idToken(), result.accessToken(), result.refreshToken());
    }

    @Test
    void aTokenIssuedBeforeJoiningAGroupLacksTheGroup() throws Exception {
        UserPoolHandle pool = confirmed("bob@example.com");

        String before = logIn(pool, "bob@example.com").idToken();

        assertThat(SignedJWT.parse(before).getJWTClaimsSet().getClaims()).doesNotContainKey("cognito:groups");
    }

    @Test
    void aFilterHasAtMost256Characters() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);

        for (int length : new int[] {5_000, 100_000}) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> cognito.listUsers(
                            list -> list.userPoolId(pool.id()).filter("email = \"" + "a".repeat(length) + "\"")))
                    .withMessageContaining("less than or equal to 256");
        }
        assertThat(cognito.listUsers(list -> list.userPoolId(pool.id()).filter("email = \"" + "a".repeat(246) + "\""))
                        .users())
                .isEmpty();
    }

    @Test
    void aRefreshTokenGivesNewTokensUntilTheUserIsGone() {
        UserPoolHandle pool = confirmed("eve@example.com");
        String refreshToken = logIn(pool, "eve@example.com").refreshToken();

        assertThat(refresh(pool, refreshToken).idToken()).isNotEmpty();
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> refresh(pool, "another"));
        cognito.adminDeleteUser(request -> request.userPoolId(pool.id()).username("eve@example.com"));
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> refresh(pool, refreshToken))
                .withMessageContaining("Invalid Refresh Token");
    }

    @Test
    void aRefreshTokenIsGoodForItsOwnClientAlone() {
        UserPoolHandle pool =
                sandbox.cognito().createUserPool(POOL.client(ClientSpec.named("other", "ALLOW_REFRESH_TOKEN_AUTH")));
        signUp(pool, "eve@example.com");
        cognito.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username("eve@example.com"));
        String refreshToken = logIn(pool, "eve@example.com").refreshToken();

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> cognito.initiateAuth(request -> request.clientId(pool.clientId("other"))
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", refreshToken))))
                .withMessageContaining("Invalid Refresh Token");
        assertThat(refresh(pool, refreshToken).idToken()).isNotEmpty();
    }

    @Test
    void logInTellsWhatIsWrong() {
        UserPoolHandle pool = confirmed("carl@example.com");
        signUp(pool, "new@example.com");

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> logIn(pool, "carl@example.com", "Wrong-1-password"))
                .withMessageContaining("Incorrect username or password.");
        assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> logIn(pool, "none@example.com"));
        assertThatExceptionOfType(UserNotConfirmedException.class).isThrownBy(() -> logIn(pool, "new@example.com"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> cognito.initiateAuth(
                        request -> request.clientId("none").authFlow(AuthFlowType.USER_PASSWORD_AUTH)));
    }

    @Test
    void aClientThatHidesUnknownUsersCallsThemWrongPasswords() {
        UserPoolHandle pool = sandbox.cognito()
                .createUserPool(UserPoolSpec.named("discreet")
                        .client(ClientSpec.named("app", "ALLOW_USER_PASSWORD_AUTH")
                                .hidingUnknownUsers()));

        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> logIn(pool, "none@example.com"));
    }

    @Test
    void aFlowThatTheClientDoesNotAllowIsRefused() {
        UserPoolHandle pool = sandbox.cognito()
                .createUserPool(UserPoolSpec.named("closed").client(ClientSpec.named("app", "ALLOW_USER_SRP_AUTH")));

        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> logIn(pool, "ada@example.com"))
                .withMessageContaining("USER_PASSWORD_AUTH flow not enabled for this client");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> cognito.adminInitiateAuth(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId("app"))
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)))
                .withMessageContaining("Auth flow not enabled for this client");
    }

    @Test
    void anAdministratorLogsAUserIn() {
        UserPoolHandle pool = sandbox.cognito()
                .createUserPool(
                        UserPoolSpec.named("admins").client(ClientSpec.named("app", "ALLOW_ADMIN_USER_PASSWORD_AUTH")));
        create(pool, "ada@example.com");
        setPassword(pool, "ada@example.com", true);

        assertThat(cognito.adminInitiateAuth(request -> request.userPoolId(pool.id())
                                .clientId(pool.clientId("app"))
                                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                                .authParameters(Map.of("USERNAME", "ada@example.com", "PASSWORD", PASSWORD)))
                        .authenticationResult()
                        .idToken())
                .isNotEmpty();
    }

    @Test
    void aClientWithASecretWantsItsHash() throws Exception {
        UserPoolHandle pool = sandbox.cognito()
                .createUserPool(UserPoolSpec.named("secretive")
                        .client(ClientSpec.named("app", "ALLOW_USER_PASSWORD_AUTH")
                                .secret()));
        create(pool, "ada@example.com");
        setPassword(pool, "ada@example.com", true);
        String secret = cognito.describeUserPoolClient(
                        request -> request.userPoolId(pool.id()).clientId(pool.clientId("app")))
                .userPoolClient()
                .clientSecret();

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> logIn(pool, "ada@example.com"))
                .withMessageContaining("SECRET_HASH was not received");
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> logIn(pool, "ada@example.com", Map.of("SECRET_HASH", "wrong")))
                .withMessageContaining("Unable to verify secret hash");
        String hash = secretHash(secret, "ada@example.com" + pool.clientId("app"));
        assertThat(logIn(pool, "ada@example.com", Map.of("SECRET_HASH", hash)).idToken())
                .isNotEmpty();
    }

    @Test
    void aPoolThatDemandsMfaAnswersWithAChallenge() {
        UserPoolHandle pool = sandbox.cognito()
                .createUserPool(UserPoolSpec.named("careful")
                        .requiringMfa()
                        .client(ClientSpec.named("app", "ALLOW_USER_PASSWORD_AUTH")));
        create(pool, "ada@example.com");
        setPassword(pool, "ada@example.com", true);

        assertThat(cognito.initiateAuth(request -> request.clientId(pool.clientId("app"))
                                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                .authParameters(Map.of("USERNAME", "ada@example.com", "PASSWORD", PASSWORD)))
                        .challengeName())
                .isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    }

    @Test
    void anAdministratorsUserMustChangeItsPasswordUntilAPermanentOneIsSet() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);

        UserType user = create(pool, "dora@example.com");

        assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(UUID.fromString(user.username())).isNotNull();
        setPassword(pool, user.username(), false);
        assertThat(challenge(pool, "dora@example.com")).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        setPassword(pool, "dora@example.com", true);
        assertThat(logIn(pool, "dora@example.com").idToken()).isNotEmpty();
    }

    @Test
    void aUserIsFoundByAddressInAnyCaseAndBySub() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        String sub = signUp(pool, "frida@example.com");

        for (String name : List.of("frida@example.com", "Frida@Example.com", sub)) {
            assertThat(cognito.adminGetUser(
                                    request -> request.userPoolId(pool.id()).username(name))
                            .username())
                    .isEqualTo(sub);
        }
        assertThatExceptionOfType(UserNotFoundException.class)
                .isThrownBy(() -> cognito.adminGetUser(
                        request -> request.userPoolId(pool.id()).username("none@example.com")));
    }

    @Test
    void aUserWhoseAddressIsChangedIsFoundByTheNewOneAlone() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        String sub = signUp(pool, "hedy@example.com");
        signUp(pool, "ida@example.com");

        changeAddress(pool, "hedy@example.com", "Hedy.L@example.com");

        assertThat(cognito.adminGetUser(request -> request.userPoolId(pool.id()).username("hedy.l@example.com"))
                        .username())
                .isEqualTo(sub);
        assertThatExceptionOfType(UserNotFoundException.class)
                .isThrownBy(() -> cognito.adminGetUser(
                        request -> request.userPoolId(pool.id()).username("hedy@example.com")));
        assertThatExceptionOfType(AliasExistsException.class)
                .isThrownBy(() -> changeAddress(pool, sub, "ida@example.com"));
    }

    private void changeAddress(UserPoolHandle pool, String name, String address) {
        cognito.adminUpdateUserAttributes(request -> request.userPoolId(pool.id())
                .username(name)
                .userAttributes(
                        AttributeType.builder().name("email").value(address).build()));
    }

    @Test
    void aTakenAddressIsRefused() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        signUp(pool, "gina@example.com");

        assertThatExceptionOfType(UsernameExistsException.class).isThrownBy(() -> signUp(pool, "gina@example.com"));
        assertThatExceptionOfType(UsernameExistsException.class).isThrownBy(() -> create(pool, "gina@example.com"));
    }

    @Test
    void signUpNeedsAnAddressTheRequiredAttributesAndAnOpenPool() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        UserPoolHandle closed = sandbox.cognito().createUserPool(POOL.withoutSelfSignUp());

        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> signUp(pool, "not-an-address"))
                .withMessageContaining("Username should be an email.");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> cognito.signUp(request -> request.clientId(pool.clientId("app"))
                        .username("h@example.com")
                        .password(PASSWORD)))
                .withMessageContaining("name: The attribute is required");
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> signUp(closed, "h@example.com"));
        assertThat(create(closed, "h@example.com").enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Short-1, not long enough",
        "no-upper-case-1, uppercase",
        "NO-LOWER-CASE-1, lowercase",
        "No-number-at-all, numeric",
        "NoSymbolAtAll123, symbol"
    })
    void aPasswordThatThePolicyForbidsIsRefused(String password, String reason) {
        UserPoolHandle pool =
                sandbox.cognito().createUserPool(POOL.passwords(new PasswordPolicy(8, true, true, true, true)));
        create(pool, "ada@example.com");

        assertThatExceptionOfType(InvalidPasswordException.class)
                .isThrownBy(() -> cognito.adminSetUserPassword(request -> request.userPoolId(pool.id())
                        .username("ada@example.com")
                        .password(password)))
                .withMessageContaining("Password did not conform with policy")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(password));
    }

    @Test
    void aTriggerMayRefuseAUser() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL.preSignUp((event, context) -> {
            throw new FunctionFailure("Error", "only for members", List.of());
        }));

        assertThatExceptionOfType(UserLambdaValidationException.class)
                .isThrownBy(() -> create(pool, "ada@example.com"))
                .withMessageContaining("PreSignUp failed with error only for members.");
    }

    @Test
    void usersAreListedByPageAndFilter() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        for (int i = 0; i < 5; i++) {
            create(pool, (i % 2 == 0 ? "even-" : "odd-") + i + "@example.com");
        }

        assertThat(cognito.listUsersPaginator(
                                request -> request.userPoolId(pool.id()).limit(2))
                        .users())
                .hasSize(5);
        assertThat(cognito.listUsers(request -> request.userPoolId(pool.id()).filter("email ^= \"odd-\""))
                        .users())
                .hasSize(2);
        String sub = create(pool, "one@example.com").username();
        assertThat(cognito.listUsers(request -> request.userPoolId(pool.id()).filter("username = \"" + sub + "\""))
                        .users())
                .singleElement()
                .satisfies(user -> assertThat(user.username()).isEqualTo(sub));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> cognito.listUsers(
                        request -> request.userPoolId(pool.id()).filter("custom:x = \"1\"")));
        assertThat(sandbox.cognito().users(pool.id())).hasSize(6).contains("one@example.com");
    }

    @Test
    void groupsAreKnownOrMissing() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        create(pool, "ada@example.com");
        cognito.adminAddUserToGroup(request ->
                request.userPoolId(pool.id()).username("ada@example.com").groupName("apiAdmins"));

        assertThat(cognito.adminListGroupsForUser(
                                request -> request.userPoolId(pool.id()).username("ada@example.com"))
                        .groups())
                .singleElement()
                .satisfies(group -> assertThat(group.groupName()).isEqualTo("apiAdmins"));
        assertThat(cognito.getGroup(request -> request.userPoolId(pool.id()).groupName("apiAdmins"))
                        .group()
                        .groupName())
                .isEqualTo("apiAdmins");
        assertThat(cognito.listGroups(request -> request.userPoolId(pool.id())).groups())
                .hasSize(1);
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> cognito.adminAddUserToGroup(request -> request.userPoolId(pool.id())
                        .username("ada@example.com")
                        .groupName("none")));
    }

    @Test
    void aPoolDescribesItselfAndItsClient() {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL.tag("project", "users"));

        var described = cognito.describeUserPool(request -> request.userPoolId(pool.id()))
                .userPool();
        assertThat(described.usernameAttributesAsStrings()).containsExactly("email");
        assertThat(described.policies().passwordPolicy().minimumLength()).isEqualTo(8);
        assertThat(described.userPoolTags()).containsEntry("project", "users");
        assertThat(described.arn()).isEqualTo("arn:aws:cognito-idp:eu-central-1:000000000000:userpool/" + pool.id());
        var client = cognito.describeUserPoolClient(
                        request -> request.userPoolId(pool.id()).clientId(pool.clientId("app")))
                .userPoolClient();
        assertThat(client.explicitAuthFlowsAsStrings())
                .containsExactly("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        assertThat(client.clientSecret()).isNull();
        assertThat(cognito.listUserPools(request -> request.maxResults(60)).userPools())
                .extracting(one -> one.id())
                .contains(pool.id());
        assertThat(cognito.listUserPoolClients(request -> request.userPoolId(pool.id()))
                        .userPoolClients())
                .hasSize(1);
    }

    private UserPoolHandle confirmed(String address) {
        UserPoolHandle pool = sandbox.cognito().createUserPool(POOL);
        signUp(pool, address);
        cognito.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username(address));
        return pool;
    }

    private String signUp(UserPoolHandle pool, String address) {
        return cognito.signUp(request -> request.clientId(pool.clientId("app"))
                        .username(address)
                        .password(PASSWORD)
                        .userAttributes(attribute("name", address)))
                .userSub();
    }

    private UserType create(UserPoolHandle pool, String address) {
        return cognito.adminCreateUser(request -> request.userPoolId(pool.id())
                        .username(address)
                        .messageAction(MessageActionType.SUPPRESS)
                        .userAttributes(attribute("name", address)))
                .user();
    }

    private void setPassword(UserPoolHandle pool, String name, boolean permanent) {
        cognito.adminSetUserPassword(request ->
                request.userPoolId(pool.id()).username(name).password(PASSWORD).permanent(permanent));
    }

    private ChallengeNameType challenge(UserPoolHandle pool, String address) {
        return cognito.initiateAuth(request -> request.clientId(pool.clientId("app"))
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", address, "PASSWORD", PASSWORD)))
                .challengeName();
    }

    private AuthenticationResultType logIn(UserPoolHandle pool, String address) {
        return logIn(pool, address, Map.of());
    }

    private AuthenticationResultType logIn(UserPoolHandle pool, String address, String password) {
        return logIn(pool, address, Map.of("PASSWORD", password));
    }

    private AuthenticationResultType logIn(UserPoolHandle pool, String address, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("USERNAME", address, "PASSWORD", PASSWORD));
        parameters.putAll(more);
        return cognito.initiateAuth(request -> request.clientId(pool.clientId("app"))
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(parameters))
                .authenticationResult();
    }

    private AuthenticationResultType refresh(UserPoolHandle pool, String token) {
        return cognito.initiateAuth(request -> request.clientId(pool.clientId("app"))
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", token)))
                .authenticationResult();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    private static String secretHash(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
