package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

class PatientRetriesTests {
    private static final Answer FINE = Answer.json("{}");

    private final VirtualTime time = new VirtualTime();
    private final Patience patience = time.patience();

    @SuppressWarnings("NullAway.Init") // before each test
    private AwsStub aws;

    @BeforeEach
    void start() throws IOException {
        aws = AwsStub.start();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, TooManyRequestsException",
        "400, ThrottlingException",
        "429, SomethingElse",
        "400, RequestLimitExceeded"
    })
    void aThrottledCallIsRepeatedFarMoreOftenThanTheSdkWould(int status, String code) {
        AtomicInteger asked = new AtomicInteger();
        aws.on("DescribeUserPool", body -> asked.incrementAndGet() <= 20 ? error(status, code) : FINE);

        call(patience);

        assertThat(asked).hasValue(21);
        assertThat(time.waits()).hasSize(20).allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) <= 0);
    }

    @Test
    void whoTakesNoStepIsPatientForTwoMinutes() {
        aws.on("DescribeUserPool", error(400, "TooManyRequestsException"));

        assertThatThrownBy(() -> call(patience))
                .isInstanceOf(ThrottledException.class)
                .hasMessageContaining("AWS throttled cognito-idp:DescribeUserPool")
                .hasMessageContaining("after 11");
        assertThat(time.passed()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
    }

    @Test
    void aStepsTimeIsForAllItsCallsTogether() {
        aws.on("DescribeUserPool", error(400, "TooManyRequestsException"));

        patience.during(Duration.ofSeconds(90), () -> {
            assertThatThrownBy(() -> call(patience)).isInstanceOf(ThrottledException.class);
            int asked = aws.calls().size();
            assertThatThrownBy(() -> call(patience)).isInstanceOf(ThrottledException.class);
            assertThat(aws.calls().size() - asked).isLessThan(10);
            return true;
        });

        assertThat(time.passed())
                .as("a call after the end gets five seconds, so that a report can still be stored")
                .isLessThanOrEqualTo(Duration.ofSeconds(95).minus(Patience.RESERVE));
    }

    @Test
    void withoutPatienceAThrottledCallComesBackAtOnce() {
        aws.on("DescribeUserPool", error(400, "TooManyRequestsException"));

        assertThatThrownBy(() -> call(Patience.none())).isInstanceOf(ThrottledException.class);

        assertThat(aws.calls()).hasSize(1);
    }

    @Test
    void otherFailuresAreRepeatedAFewTimesAlone() {
        aws.on("DescribeUserPool", error(500, "InternalErrorException"));

        assertThatThrownBy(() -> call(patience)).isInstanceOf(AwsCallFailedException.class);

        assertThat(aws.calls()).hasSize(4);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void whatIsNotToBeRepeatedIsNot() {
        aws.on("DescribeUserPool", error(400, "ResourceNotFoundException"));

        assertThatThrownBy(() -> call(patience)).isInstanceOf(AwsCallFailedException.class);

        assertThat(aws.calls()).hasSize(1);
    }

    private void call(Patience used) {
        CognitoIdentityProviderClient cognito = aws.cognito(ClientOverrideConfiguration.builder()
                .retryStrategy(new PatientRetries(used))
                .build());
        AwsCall.of("cognito-idp:DescribeUserPool", "*")
                .run(() -> cognito.describeUserPool(request -> request.userPoolId("us-east-1_AbC123")));
    }

    private static Answer error(int status, String code) {
        return new Answer(status, "application/x-amz-json-1.1", "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
    }
}
