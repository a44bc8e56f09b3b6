package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTests {
    private static final UserPool POOL = FakeCognito.pool(AppClient.Flow.USER_PASSWORD, null);
    private static final Credentials OLD =
            new Credentials("user", FakeCognito.PASSWORD, "sub-1", "old-id", "old-access", Given.NOW.minusSeconds(1));

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
    void row35ExpiredTokensAreReplacedByLoggingInAgain() {
        assertThat(OLD.expiredAt(Given.NOW)).isTrue();

        Credentials fresh = again();

        assertThat(fresh)
                .isEqualTo(new Credentials(
                        "user",
                        FakeCognito.PASSWORD,
                        "sub-1",
                        FakeCognito.ID_TOKEN,
                        FakeCognito.ACCESS_TOKEN,
                        Given.NOW.plusSeconds(3600)));
        assertThat(fresh.expiredAt(Given.NOW)).isFalse();
        assertThat(aws.bodies("InitiateAuth").get(0).get("AuthFlow").asText()).isEqualTo("USER_PASSWORD_AUTH");
        assertThat(aws.bodies("InitiateAuth")
                        .get(0)
                        .at("/AuthParameters/PASSWORD")
                        .asText())
                .isEqualTo(FakeCognito.PASSWORD);
    }

    @Test
    void theTokensLiveAsLongAsTheOneThatExpiresFirst() {
        aws.on("InitiateAuth", FakeCognito.tokens(FakeCognito.idToken("sub-1", Given.NOW, Duration.ofMinutes(5))));
        assertThat(again().expiresAt()).isEqualTo(Given.NOW.plusSeconds(300));

        aws.on("InitiateAuth", FakeCognito.tokens(FakeCognito.idToken("sub-1", Given.NOW, Duration.ofHours(5))));
        assertThat(again().expiresAt()).isEqualTo(Given.NOW.plusSeconds(3600));
    }

    @ParameterizedTest(name = "row 28: {0}")
    @CsvSource({
        "SMS_MFA, make MFA optional",
        "SOFTWARE_TOKEN_MFA, make MFA optional",
        "MFA_SETUP, make MFA optional",
        "EMAIL_OTP, make MFA optional",
        "NEW_PASSWORD_REQUIRED, password alone"
    })
    void aChallengeIsSaidPlainly(String challenge, String remedy) {
        aws.on("InitiateAuth", Answer.json("{\"ChallengeName\":\"" + challenge + "\",\"Session\":\"s3ss10n\"}"));

        assertThatThrownBy(this::again)
                .isInstanceOf(ChallengeException.class)
                .hasMessageContainingAll("\"regular\"", "us-east-1_AbC123", challenge, remedy)
                .hasMessageNotContaining("s3ss10n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotAuthorizedException", "UserLambdaValidationException"})
    void aRefusalIsNamedByAliasWithoutThePassword(String code) {
        aws.on("InitiateAuth", Answer.error(code, "not with " + FakeCognito.PASSWORD));

        Throwable thrown = catchThrowable(this::again);

        assertThat(thrown)
                .isInstanceOf(LogInRefusedException.class)
                .hasNoCause()
                .hasMessageContainingAll("\"regular\"", "(user)", "not with ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opaque",
                "a.b.c",
                "a.bm90IGpzb24.c",
                "a.eyJzdWIiOiJzIn0.c",
                "a.eyJzdWIiOiJzIiwiaWF0IjoxfQ.c",
                "a.***.c"
            })
    void anIdTokenThatCannotBeReadIsNotShown(String token) {
        aws.on("InitiateAuth", FakeCognito.tokens(token));

        assertThatThrownBy(this::again)
                .isInstanceOf(UnreadableTokenException.class)
                .hasNoCause()
                .hasMessageContaining("\"regular\"")
                .hasMessageNotContaining(token);
    }

    @Test
    void theSecretHashIsTheOneThatTheDocumentationDescribes() {
        AppClient client = new AppClient("client1", AppClient.Flow.USER_PASSWORD, "client-secret");

        // printf 'checkride-admin-0123456789ab@example.comclient1' | openssl dgst -sha256 -hmac client-secret -binary
        assertThat(client.secretHash("checkride-admin-0123456789ab@example.com"))
                .contains("MuvdgxQ6NuAaXcDmqugLsYU94SOxFrtOekm2g2Vh7ZU=");
        assertThat(client.toString()).doesNotContain("client-secret");
    }

    private Credentials again() {
        return new LogIn(aws.cognito()).again(POOL, "regular", OLD);
    }
}
