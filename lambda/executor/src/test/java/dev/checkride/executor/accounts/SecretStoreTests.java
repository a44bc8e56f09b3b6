package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.target.PermissionMissingException;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretStoreTests {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:checkride/run-1-AbCdEf";
    private static final RunSecret SECRET = secret(2, 10);

    private AwsStub aws;
    private SecretStore store;

    @BeforeEach
    void start() throws IOException {
        aws = AwsStub.start();
        store = new SecretStore(aws.secretsManager());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aSecretIsWrittenUnderTheRunsNameAndTagged() {
        aws.on("CreateSecret", Answer.json("{\"ARN\":\"" + ARN + "\"}"));

        assertThat(store.create(Given.RUN, SECRET, Map.of("team", "users"))).isEqualTo(ARN);
        JsonNode request = aws.bodies("CreateSecret").get(0);
        assertThat(request.get("Name").asText()).isEqualTo("checkride/test-run/run-1");
        assertThat(RunSecret.fromJson(request.get("SecretString").asText())).isEqualTo(SECRET);
        assertThat(request.get("Tags"))
                .hasToString("[{\"Key\":\"checkride:mark\",\"Value\":\"" + Given.RUN.mark()
                        + "\"},{\"Key\":\"team\",\"Value\":\"users\"}]");
    }

    @Test
    void aSecretOfTheSameRunGetsANewValue() {
        aws.on("CreateSecret", Answer.error("ResourceExistsException", "exists"))
                .on("DescribeSecret", described(Given.RUN.mark()))
                .on("PutSecretValue", Answer.json("{\"ARN\":\"" + ARN + "\"}"));

        assertThat(store.create(Given.RUN, SECRET, Map.of())).isEqualTo(ARN);
        assertThat(RunSecret.fromJson(
                        aws.bodies("PutSecretValue").get(0).get("SecretString").asText()))
                .isEqualTo(SECRET);
    }

    @Test
    void aForeignSecretOfThatNameIsLeftAlone() {
        aws.on("CreateSecret", Answer.error("ResourceExistsException", "exists"))
                .on("DescribeSecret", described("another-mark"));

        assertThatThrownBy(() -> store.create(Given.RUN, SECRET, Map.of()))
                .isInstanceOf(ForeignSecretException.class)
                .hasMessageContaining("checkride/test-run/run-1");
        assertThat(aws.operations()).containsExactly("CreateSecret", "DescribeSecret");
    }

    @Test
    void moreAccountsThanFitAreRefusedByName() {
        assertThatThrownBy(() -> store.create(Given.RUN, secret(4, 20_000), Map.of()))
                .isInstanceOf(SecretTooLargeException.class)
                .hasMessageContainingAll("The 4 accounts", "65536", "3 of them fit", "account-3");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void aSecretIsReadByItsArn() {
        aws.on("GetSecretValue", request -> Answer.json("{\"SecretString\":" + quoted(SECRET.toJson()) + "}"));

        assertThat(store.read(ARN)).isEqualTo(SECRET);
        assertThat(aws.bodies("GetSecretValue").get(0).get("SecretId").asText()).isEqualTo(ARN);
    }

    @Test
    void aDamagedSecretIsNotShown() {
        aws.on("GetSecretValue", Answer.json("{\"SecretString\":\"hush-hush\"}"));

        assertThatThrownBy(() -> store.read(ARN))
                .isInstanceOf(DamagedSecretException.class)
                .hasNoCause()
                .hasMessageNotContaining("hush");
    }

    @Test
    void aSecretThatIsGoneMeansThatTheRunIsOver() {
        aws.on("GetSecretValue", Answer.error("ResourceNotFoundException", "gone"));

        assertThatThrownBy(() -> store.read(ARN))
                .isInstanceOf(SecretGoneException.class)
                .hasMessageContaining(ARN);
    }

    @Test
    void deletionLeavesNothingToRecover() {
        aws.on("DescribeSecret", described(Given.RUN.mark())).on("DeleteSecret", Answer.json("{}"));

        store.delete(Given.RUN);

        assertThat(aws.bodies("DeleteSecret").get(0))
                .hasToString("{\"SecretId\":\"checkride/test-run/run-1\",\"ForceDeleteWithoutRecovery\":true}");
    }

    @Test
    void row56ASecretThatIsGoneAlreadyIsFine() {
        aws.on("DescribeSecret", Answer.error("ResourceNotFoundException", "gone"), described(Given.RUN.mark()))
                .on("DeleteSecret", Answer.error("ResourceNotFoundException", "gone"));

        assertThatCode(() -> store.delete(Given.RUN)).doesNotThrowAnyException();
        assertThatCode(() -> store.delete(Given.RUN)).doesNotThrowAnyException();
        assertThat(aws.operations()).containsExactly("DescribeSecret", "DescribeSecret", "DeleteSecret");
    }

    @Test
    void aForeignSecretOfThatNameIsNotDeleted() {
        aws.on("DescribeSecret", described("another-mark"));

        store.delete(Given.RUN);

        assertThat(aws.operations()).containsExactly("DescribeSecret");
    }

    @Test
    void executorsOfOneAccountKeepTheirSecretsApart() {
        ExecutionName other =
                ExecutionName.of("arn:aws:states:us-east-1:111122223333:execution:another-checkride:run-1");

        assertThat(SecretStore.nameOf(other)).isNotEqualTo(SecretStore.nameOf(Given.RUN));
    }

    @Test
    void row15ADenialNamesTheActionAndTheSecretsAndShowsNone() {
        String password = SECRET.find("account-0").orElseThrow().password();
        aws.on("CreateSecret", Answer.error("AccessDeniedException", "no"));

        Throwable thrown = catchThrowable(() -> store.create(Given.RUN, SECRET, Map.of()));

        assertThat(thrown)
                .isInstanceOf(PermissionMissingException.class)
                .hasMessageContainingAll(
                        "secretsmanager:CreateSecret",
                        "arn:aws:secretsmanager:us-east-1:111122223333:secret:checkride/test-run/*");
        assertThat(thrown.getMessage()).doesNotContain(password);
    }

    @Test
    void aRunsSecretShowsNothingSecretAndKnowsWhatIs() {
        RunSecret secret = secret(1, 10);

        assertThat(secret.values()).containsExactly("client-secret", "password-0", "id-0-xxxxxxxxxx", "access-0");
        Credentials credentials = secret.find("account-0").orElseThrow();
        assertThat(secret + " " + credentials + " " + credentials.json())
                .contains("user-0")
                .doesNotContain(secret.values());
    }

    private static Answer described(String mark) {
        return Answer.json("{\"ARN\":\"" + ARN + "\",\"Tags\":[{\"Key\":\"other\",\"Value\":\"" + Given.RUN.mark()
                + "\"},{\"Key\":\"checkride:mark\",\"Value\":\"" + mark + "\"}]}");
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\"", "\\\"") + "\"";
    }

    private static RunSecret secret(int accounts, int tokenLength) {
        Map<String, Credentials> credentials = new TreeMap<>();
        for (int i = 0; i < accounts; i++) {
            credentials.put(
                    "account-" + i,
                    new Credentials(
                            "user-" + i,
                            "password-" + i,
                            "sub-" + i,
                            "id-" + i + "-" + "x".repeat(tokenLength),
                            "access-" + i,
                            Given.NOW));
        }
        return new RunSecret(FakeCognito.pool(AppClient.Flow.USER_PASSWORD, "client-secret"), credentials);
    }
}
