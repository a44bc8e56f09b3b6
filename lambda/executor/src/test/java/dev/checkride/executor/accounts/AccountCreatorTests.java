package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Configuration.Creation;
import dev.checkride.executor.target.AwsCallFailedException;
import dev.checkride.executor.target.PermissionMissingException;
import dev.checkride.executor.target.ThrottledException;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountCreatorTests {
    private static final String ADMIN = "checkride-admin-" + Given.RUN.mark() + "@example.com";
    private static final UserPool POOL = FakeCognito.pool(AppClient.Flow.USER_PASSWORD, null);

    private AwsStub aws;

    @BeforeEach
    void start() throws IOException {
        aws = FakeCognito.start();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void anAdministratorsAccountIsMadeWithoutMailAndLoggedInLast() {
        RunSecret secret = create(Creation.ADMIN, "apiAdmins").secret();

        assertThat(aws.operations())
                .containsExactly(
                        "GetRandomPassword",
                        "AdminCreateUser",
                        "AdminSetUserPassword",
                        "AdminAddUserToGroup",
                        "InitiateAuth");
        JsonNode created = body("AdminCreateUser");
        assertThat(created.get("Username").asText()).isEqualTo(ADMIN);
        assertThat(created.get("MessageAction").asText()).isEqualTo("SUPPRESS");
        assertThat(created.has("TemporaryPassword")).isFalse();
        assertThat(attributes(created)).isEqualTo("email=" + ADMIN + " name=Ada email_verified=true ");
        assertThat(body("AdminSetUserPassword").get("Password").asText()).isEqualTo(FakeCognito.PASSWORD);
        assertThat(body("AdminSetUserPassword").get("Permanent").asBoolean()).isTrue();
        assertThat(body("AdminAddUserToGroup").get("GroupName").asText()).isEqualTo("apiAdmins");
        assertThat(secret.accounts())
                .containsExactly(Map.entry(
                        "admin",
                        new Credentials(
                                ADMIN,
                                FakeCognito.PASSWORD,
                                "sub-1",
                                FakeCognito.ID_TOKEN,
                                FakeCognito.ACCESS_TOKEN,
                                Given.NOW.plusSeconds(3600))));
    }

    @Test
    void anAccountThatSignsUpIsConfirmed() {
        create(Creation.SIGN_UP, "apiAdmins");

        assertThat(aws.operations())
                .containsExactly(
                        "GetRandomPassword", "SignUp", "AdminConfirmSignUp", "AdminAddUserToGroup", "InitiateAuth");
        JsonNode signUp = body("SignUp");
        assertThat(signUp.get("Username").asText()).isEqualTo(ADMIN);
        assertThat(signUp.get("ClientId").asText()).isEqualTo("client1");
        assertThat(signUp.get("Password").asText()).isEqualTo(FakeCognito.PASSWORD);
        assertThat(attributes(signUp)).isEqualTo("email=" + ADMIN + " name=Ada ");
        assertThat(signUp.has("SecretHash")).isFalse();
    }

    @Test
    void theClientsAllowanceDecidesHowToLogIn() {
        creator()
                .create(
                        plan(Creation.ADMIN),
                        FakeCognito.pool(AppClient.Flow.ADMIN_USER_PASSWORD, null),
                        List.of(),
                        AccountCreatorTests::goOn);

        assertThat(aws.operations()).endsWith("AdminInitiateAuth").doesNotContain("InitiateAuth");
        assertThat(body("AdminInitiateAuth").get("AuthFlow").asText()).isEqualTo("ADMIN_USER_PASSWORD_AUTH");
        assertThat(body("AdminInitiateAuth").get("UserPoolId").asText()).isEqualTo("us-east-1_AbC123");
    }

    @Test
    void row27AClientWithASecretGetsItsHash() {
        UserPool pool = FakeCognito.pool(AppClient.Flow.USER_PASSWORD, "client-secret");
        String hash = pool.client().secretHash(ADMIN).orElseThrow();

        creator().create(plan(Creation.SIGN_UP), pool, List.of(), AccountCreatorTests::goOn);

        assertThat(body("SignUp").get("SecretHash").asText()).isEqualTo(hash);
        assertThat(body("InitiateAuth").at("/AuthParameters/SECRET_HASH").asText())
                .isEqualTo(hash);
    }

    @ParameterizedTest(name = "row 29: a minimum of {0} gives {1}")
    @CsvSource({"6, 24", "24, 24", "60, 60", "99, 99", "120, 99"})
    void passwordsAreAsLongAsThePolicyAsks(int minimum, int length) {
        UserPool pool = new UserPool(POOL.id(), POOL.arn(), UserPool.SignIn.EMAIL, minimum, POOL.client());

        creator().create(plan(Creation.ADMIN), pool, List.of(), AccountCreatorTests::goOn);

        JsonNode asked = body("GetRandomPassword");
        assertThat(asked.get("PasswordLength").asInt()).isEqualTo(length);
        assertThat(asked.get("RequireEachIncludedType").asBoolean()).isTrue();
        assertThat(asked.get("ExcludeCharacters").asText())
                .contains("\"", "'", "\\", "`", "$", " ", "<", ">", "|", "&", ";", "(", ")", "{", "}", "[", "]", "%")
                .doesNotContain("-", ".", "_", "~");
    }

    @Test
    void whatAnEarlierInvocationLeftBehindIsRemovedFirst() {
        aws.on("AdminDeleteUser", Answer.json("{}"));

        createAgain();

        assertThat(aws.operations()).startsWith("AdminDeleteUser", "GetRandomPassword", "AdminCreateUser");
        assertThat(body("AdminDeleteUser").get("Username").asText()).isEqualTo(ADMIN);
    }

    @Test
    void anEarlierInvocationThatLeftNothingBehindIsFine() {
        assertThat(createAgain().secret().accounts()).containsOnlyKeys("admin");
    }

    @Test
    void aLeftoverThatCannotBeRemovedEndsTheWork() {
        aws.on("AdminDeleteUser", Answer.error("AccessDeniedException", "no"));

        assertThatThrownBy(this::createAgain)
                .isInstanceOf(PermissionMissingException.class)
                .hasMessageContainingAll("cognito-idp:AdminDeleteUser", Given.POOL_ARN);
        assertThat(aws.operations()).containsExactly("AdminDeleteUser");
    }

    @Test
    void aClosedRunTouchesNothing() {
        assertThatThrownBy(() -> creator().create(plan(Creation.ADMIN), POOL, List.of(ADMIN), () -> {
                    throw new IllegalStateException("closed");
                }))
                .hasMessage("closed");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void aRunThatIsClosedMeanwhileCreatesNoMore() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> creator().create(plan(Creation.ADMIN), POOL, List.of(ADMIN), () -> {
                    if (asked.incrementAndGet() == 2) {
                        throw new IllegalStateException("closed");
                    }
                }))
                .hasMessage("closed");
        assertThat(aws.operations()).containsExactly("AdminDeleteUser");
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, EMAIL, sub-1", "SIGN_UP, EMAIL, sub-1", "ADMIN, USER_NAME, sub-1", "SIGN_UP, USER_NAME, "})
    void thePoolsOwnNameIsKeptWhereItIsAnother(Creation creation, UserPool.SignIn signIn, @Nullable String user) {
        UserPool pool = new UserPool(POOL.id(), POOL.arn(), signIn, 8, POOL.client());
        AccountPlan plan = AccountPlan.of(
                Given.RUN, Map.of("admin", new Configuration.Account(creation, List.of(), Map.of())), signIn);

        CreatedAccounts created = creator().create(plan, pool, List.of(), AccountCreatorTests::goOn);

        assertThat(created.users())
                .isEqualTo(user == null ? Map.of() : Map.of(plan.userNames().get(0), user));
    }

    @Test
    void anAdoptedUserIsKeptByThePoolsOwnNameToo() {
        aws.on("SignUp", Answer.error("UsernameExistsException", "User account already exists"))
                .on("AdminGetUser", user(ADMIN, "UNCONFIRMED"));

        assertThat(create(Creation.SIGN_UP).users()).containsExactly(Map.entry(ADMIN, "u"));
    }

    @ParameterizedTest(name = "row 32: {0}")
    @CsvSource({"ADMIN, AdminCreateUser, AdminSetUserPassword", "SIGN_UP, SignUp, AdminConfirmSignUp"})
    void aUserWhomALostResponseHidIsAdopted(Creation creation, String operation, String next) {
        aws.on(operation, Answer.error("UsernameExistsException", "User account already exists"))
                .on("AdminGetUser", user(ADMIN, "FORCE_CHANGE_PASSWORD"));

        assertThat(create(creation).secret().accounts()).containsOnlyKeys("admin");
        assertThat(aws.operations()).containsSubsequence(operation, "AdminGetUser", next, "InitiateAuth");
    }

    @Test
    void namesThatNobodyHasAreFree() {
        creator().requireFree(plan(Creation.ADMIN), POOL, () -> {
            throw new IllegalStateException("nobody was found");
        });

        assertThat(aws.operations()).containsExactly("AdminGetUser");
        assertThat(body("AdminGetUser").get("Username").asText()).isEqualTo(ADMIN);
    }

    @Test
    void aNameThatTheRunHasPlannedBeforeIsItsOwn() {
        aws.on("AdminGetUser", user(ADMIN, "CONFIRMED"));

        creator().requireFree(plan(Creation.ADMIN), POOL, () -> List.of(ADMIN));

        assertThat(aws.operations()).containsExactly("AdminGetUser");
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void row33AForeignUserOfThatNameIsRefused(Creation creation) {
        aws.on("AdminGetUser", user(ADMIN, "CONFIRMED"));

        assertThatThrownBy(() -> creator().requireFree(plan(creation), POOL, List::of))
                .isInstanceOf(ForeignUserException.class)
                .hasMessageContainingAll(ADMIN, "us-east-1_AbC123", "did not create");
        assertThat(aws.operations()).containsExactly("AdminGetUser");
    }

    @ParameterizedTest(name = "row 33: {0}")
    @CsvSource({"ADMIN, AdminCreateUser", "SIGN_UP, SignUp"})
    void aForeignUserWhoTakesTheNameMeanwhileIsRefused(Creation creation, String operation) {
        aws.on(operation, Answer.error("UsernameExistsException", "User account already exists"))
                .on("AdminGetUser", user("somebody@example.org", "CONFIRMED"));

        assertThatThrownBy(() -> create(creation))
                .isInstanceOf(ForeignUserException.class)
                .hasMessageContainingAll(ADMIN, "us-east-1_AbC123", "did not create");
        assertThat(aws.operations()).endsWith(operation, "AdminGetUser");
    }

    @Test
    void row33AnAddressOfAForeignUserIsRefused() {
        aws.on("AdminCreateUser", Answer.error("AliasExistsException", "An account with the email already exists."));

        assertThatThrownBy(() -> create(Creation.ADMIN))
                .isInstanceOf(ForeignUserException.class)
                .hasMessageContaining(ADMIN);
    }

    @Test
    void aConfirmationWhoseResponseWasLostIsFine() {
        aws.on("AdminConfirmSignUp", Answer.error("NotAuthorizedException", "Current status is CONFIRMED"))
                .on("AdminGetUser", user(ADMIN, "CONFIRMED"));

        assertThat(create(Creation.SIGN_UP).secret().accounts()).containsOnlyKeys("admin");
    }

    @Test
    void aConfirmationThatIsRefusedIsNot() {
        aws.on("AdminConfirmSignUp", Answer.error("NotAuthorizedException", "not now"))
                .on("AdminGetUser", user(ADMIN, "UNCONFIRMED"));

        assertThatThrownBy(() -> create(Creation.SIGN_UP))
                .isInstanceOf(AwsCallFailedException.class)
                .hasMessageContainingAll("cognito-idp:AdminConfirmSignUp", "not now");
    }

    @Test
    void row30WhatATriggerSaysIsPassedOnWithoutThePassword() {
        aws.on(
                "SignUp",
                Answer.error(
                        "UserLambdaValidationException",
                        "PreSignUp failed with error no example.com, and not " + FakeCognito.PASSWORD));

        Throwable thrown = catchThrowable(() -> create(Creation.SIGN_UP));

        assertThat(thrown)
                .isInstanceOf(RejectedByTriggerException.class)
                .hasMessageContainingAll("account \"admin\"", "no example.com, and not ***");
        assertNoSecret(thrown);
    }

    @ParameterizedTest
    @CsvSource({
        "AdminCreateUser, InvalidParameterException, attributes did not conform",
        "AdminSetUserPassword, InvalidPasswordException, Password did not conform"
    })
    void whatCognitoRefusesIsNamedByAlias(String operation, String code, String message) {
        aws.on(operation, Answer.error(code, message + " " + FakeCognito.PASSWORD));

        Throwable thrown = catchThrowable(() -> create(Creation.ADMIN));

        assertThat(thrown)
                .isInstanceOf(AccountRefusedException.class)
                .hasMessageContainingAll("\"admin\"", message + " ***");
        assertNoSecret(thrown);
    }

    @Test
    void row31AMissingGroupIsNamed() {
        aws.on("AdminAddUserToGroup", Answer.error("ResourceNotFoundException", "Group not found."));

        assertThatThrownBy(() -> create(Creation.ADMIN, "apiAdmins"))
                .isInstanceOf(GroupNotFoundException.class)
                .hasMessageContainingAll("no group \"apiAdmins\"", "us-east-1_AbC123", "accounts.admin.groups");
        assertThat(aws.operations()).doesNotContain("InitiateAuth");
    }

    @ParameterizedTest(name = "row 34: {0}")
    @CsvSource({
        "AdminCreateUser, TooManyRequestsException, Rate exceeded",
        "AdminSetUserPassword, TooManyRequestsException, Rate exceeded",
        "InitiateAuth, TooManyRequestsException, Rate exceeded",
        "InitiateAuth, LimitExceededException, Attempt limit exceeded",
        "InitiateAuth, NotAuthorizedException, Password attempts exceeded"
    })
    void throttlingIsNeverCalledABadPassword(String operation, String code, String message) {
        aws.on(operation, Answer.error(code, message));

        Throwable thrown = catchThrowable(() -> create(Creation.ADMIN));

        assertThat(thrown).isInstanceOf(ThrottledException.class).hasMessageContaining("throttled");
        assertThat(thrown.getMessage()).doesNotContainIgnoringCase("password attempts");
        assertNoSecret(thrown);
    }

    @Test
    void row34ThrottlingThatPassesIsOnlyRetried() {
        aws.on(
                "InitiateAuth",
                Answer.error("TooManyRequestsException", "Rate exceeded"),
                FakeCognito.tokens(FakeCognito.ID_TOKEN));

        assertThat(create(Creation.ADMIN).secret().accounts()).containsOnlyKeys("admin");
        assertThat(aws.bodies("InitiateAuth")).hasSize(2);
    }

    @ParameterizedTest(name = "row 36: {0} min off: {1} warnings")
    @CsvSource({"-10, 1", "10, 1", "4, 0"})
    void aWrongClockIsWarnedOf(int minutes, int warnings) {
        Clock off = Clock.offset(clock(), Duration.ofMinutes(minutes));
        AccountPlan plan = plan(Creation.ADMIN);

        CreatedAccounts created = new AccountCreator(aws.cognito(), aws.secretsManager(), off)
                .create(plan, POOL, List.of(), AccountCreatorTests::goOn);

        assertThat(created.warnings()).hasSize(warnings).allMatch(warning -> warning.contains("600 s"));
    }

    private static void assertNoSecret(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            assertThat(String.valueOf(at.getMessage())).doesNotContain(FakeCognito.PASSWORD);
        }
    }

    private CreatedAccounts create(Creation creation, String... groups) {
        return creator().create(plan(creation, groups), POOL, List.of(), AccountCreatorTests::goOn);
    }

    private CreatedAccounts createAgain() {
        return creator().create(plan(Creation.ADMIN), POOL, List.of(ADMIN), AccountCreatorTests::goOn);
    }

    private AccountCreator creator() {
        return new AccountCreator(aws.cognito(), aws.secretsManager(), clock());
    }

    private static Clock clock() {
        return Clock.fixed(Given.NOW, ZoneOffset.UTC);
    }

    private static AccountPlan plan(Creation creation, String... groups) {
        return AccountPlan.of(
                Given.RUN,
                Map.of("admin", new Configuration.Account(creation, List.of(groups), Map.of("name", "Ada"))),
                UserPool.SignIn.EMAIL);
    }

    private JsonNode body(String operation) {
        return aws.bodies(operation).get(0);
    }

    private static Answer user(String email, String status) {
        return Answer.json(
                "{\"Username\":\"u\",\"UserStatus\":\"%s\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"%s\"}]}"
                        .formatted(status, email));
    }

    private static String attributes(JsonNode request) {
        StringBuilder attributes = new StringBuilder();
        request.get("UserAttributes")
                .forEach(attribute -> attributes
                        .append(attribute.get("Name").asText())
                        .append('=')
                        .append(attribute.get("Value").asText())
                        .append(' '));
        return attributes.toString();
    }

    private static void goOn() {}
}
