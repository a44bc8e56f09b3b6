package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.target.PermissionMissingException;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPoolReaderTests {
    private AwsStub aws;

    @BeforeEach
    void start() throws IOException {
        aws = AwsStub.start()
                .on("DescribeUserPool", pool("\"UsernameAttributes\":[\"email\"]"))
                .on("DescribeUserPoolClient", client("\"ExplicitAuthFlows\":[\"ALLOW_USER_PASSWORD_AUTH\"]"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aPoolIsReadWithItsClient() {
        aws.on(
                "DescribeUserPool",
                pool("\"UsernameAttributes\":[\"phone_number\",\"email\"],"
                        + "\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":31}}"));

        assertThat(read())
                .isEqualTo(new UserPool(
                        "us-east-1_AbC123",
                        Given.POOL_ARN,
                        UserPool.SignIn.EMAIL,
                        31,
                        new AppClient("client1", AppClient.Flow.USER_PASSWORD, null)));
        assertThat(aws.bodies("DescribeUserPoolClient").get(0))
                .hasToString("{\"UserPoolId\":\"us-east-1_AbC123\",\"ClientId\":\"client1\"}");
    }

    @Test
    void aPoolWithoutUserNameAttributesSignsInWithUserNames() {
        aws.on("DescribeUserPool", pool("\"Name\":\"users\""));

        assertThat(read().signIn()).isEqualTo(UserPool.SignIn.USER_NAME);
    }

    @Test
    void aPoolThatKnowsTelephoneNumbersOnlyIsRefused() {
        aws.on("DescribeUserPool", pool("\"UsernameAttributes\":[\"phone_number\"]"));

        assertThatThrownBy(this::read).isInstanceOf(UnsupportedSignInException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ALLOW_USER_PASSWORD_AUTH, USER_PASSWORD",
        "USER_PASSWORD_AUTH, USER_PASSWORD",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD",
        "ADMIN_NO_SRP_AUTH, ADMIN_USER_PASSWORD"
    })
    void theFlowIsOneThatTheClientAllows(String allowed, AppClient.Flow flow) {
        aws.on(
                "DescribeUserPoolClient",
                client("\"ExplicitAuthFlows\":[\"ALLOW_REFRESH_TOKEN_AUTH\",\"" + allowed + "\"]"));

        assertThat(read().client().flow()).isEqualTo(flow);
    }

    @ParameterizedTest(name = "row 26: [{0}]")
    @ValueSource(strings = {"", "\"ALLOW_USER_SRP_AUTH\",\"ALLOW_REFRESH_TOKEN_AUTH\""})
    void aClientWithoutPasswordLoginIsRefusedWithWhatToEnable(String flows) {
        aws.on("DescribeUserPoolClient", client("\"ExplicitAuthFlows\":[" + flows + "]"));

        assertThatThrownBy(this::read)
                .isInstanceOf(AuthFlowDisabledException.class)
                .hasMessageContainingAll(
                        "client1",
                        "us-east-1_AbC123",
                        "enable ALLOW_USER_PASSWORD_AUTH or ALLOW_ADMIN_USER_PASSWORD_AUTH",
                        flows.isEmpty() ? "(it has none)" : "(it has ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH)");
    }

    @Test
    void theClientsSecretIsReadAndNotShown() {
        aws.on(
                "DescribeUserPoolClient",
                client("\"ClientSecret\":\"hush-hush\",\"ExplicitAuthFlows\":[\"ALLOW_USER_PASSWORD_AUTH\"]"));

        assertThat(read().client().secret()).isEqualTo("hush-hush");
        assertThat(read().toString()).doesNotContain("hush");
    }

    @Test
    void aMissingPoolIsNamed() {
        aws.on("DescribeUserPool", Answer.error("ResourceNotFoundException", "User pool does not exist."));

        assertThatThrownBy(this::read)
                .isInstanceOf(UserPoolNotFoundException.class)
                .hasMessageContainingAll("user pool us-east-1_AbC123", "111122223333", "us-east-1");
    }

    @Test
    void aMissingClientIsNamed() {
        aws.on("DescribeUserPoolClient", Answer.error("ResourceNotFoundException", "User pool client does not exist."));

        assertThatThrownBy(this::read)
                .isInstanceOf(UserPoolNotFoundException.class)
                .hasMessageContainingAll("app client client1", "us-east-1_AbC123");
    }

    @Test
    void row15ADenialNamesTheActionAndThePool() {
        aws.on("DescribeUserPool", Answer.error("AccessDeniedException", "no"));

        assertThatThrownBy(this::read)
                .isInstanceOf(PermissionMissingException.class)
                .hasMessageContainingAll("cognito-idp:DescribeUserPool", Given.POOL_ARN);
    }

    private UserPool read() {
        return new UserPoolReader(aws.cognito()).read(Given.target(Map.of()));
    }

    private static Answer pool(String fields) {
        return Answer.json("{\"UserPool\":{\"Id\":\"us-east-1_AbC123\"," + fields + "}}");
    }

    private static Answer client(String fields) {
        return Answer.json("{\"UserPoolClient\":{\"ClientId\":\"client1\"," + fields + "}}");
    }
}
