package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.TestAccount;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.scenario.RunAccounts;
import dev.checkride.executor.target.ServerClock;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import dev.checkride.executor.wire.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Workers of a run that takes longer than its tokens live, on machines whose clocks are wrong. */
class LongRunTests {
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** The time at AWS. */
    private final VirtualTime time = new VirtualTime();

    @SuppressWarnings("NullAway.Init") // before each test
    private AwsStub aws;

    @BeforeEach
    void start() throws IOException {
        aws = FakeCognito.start().on("InitiateAuth", body -> FakeCognito.tokens(token()));
        String secret = secret().toJson();
        aws.on(
                "GetSecretValue",
                Answer.json(Json.object().put("SecretString", secret).toString()));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @ParameterizedTest(name = "row 35: {0} s off")
    @ValueSource(ints = {-600, 0, 600, 86_400})
    void noTokenThatIsSentHasExpiredAndNoneIsRenewedTooOften(int secondsOff) {
        TestAccount admin = worker(secondsOff, 1);

        for (int i = 0; i < 180; i++) {
            assertThat(remaining(admin)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            time.of(Duration.ofSeconds(10));
        }

        // Half an hour in which each token is used for three to four of its five minutes.
        assertThat(aws.bodies("InitiateAuth")).hasSizeBetween(7, 10);
    }

    @ParameterizedTest(name = "row 36: {0} s off")
    @ValueSource(ints = {-600, 600})
    void aTokenThatIsFreshIsUsedWhateverTheMachinesClockSays(int secondsOff) {
        TestAccount admin = worker(secondsOff, 1);

        assertThat(admin.idToken()).isEqualTo(admin.idToken());
        assertThat(aws.bodies("InitiateAuth")).isEmpty();
    }

    @Test
    void aWorkerThatComesWhenTheTokensHaveExpiredLogsInFirst() {
        time.of(LIFE);

        assertThat(remaining(worker(600, 1))).isEqualTo(LIFE);
        assertThat(aws.bodies("InitiateAuth")).hasSize(1);
    }

    @Test
    void aRenewedTokenIsASecretAsTheFirstOneWas() {
        RunAccounts accounts = accounts(0, 1);
        Redactor redactor = new Redactor(accounts::secrets);
        time.of(LIFE);

        String renewed = accounts.account("admin").idToken();

        String inBase64 = Base64.getEncoder().encodeToString(("x" + renewed).getBytes(StandardCharsets.UTF_8));
        assertThat(redactor.redact("before " + inBase64 + " after"))
                .contains("***")
                .doesNotContain(inBase64.substring(8, 40))
                .hasSizeLessThan(40);
    }

    @Test
    void notAllWorkersLogInAtTheSameMoment() {
        List<TestAccount> workers =
                new Random(1).longs(40).mapToObj(seed -> worker(0, seed)).toList();
        int most = 0;
        for (int second = 0; second < 300; second++) {
            int before = aws.bodies("InitiateAuth").size();
            workers.forEach(TestAccount::idToken);
            most = Math.max(most, aws.bodies("InitiateAuth").size() - before);
            time.of(Duration.ofSeconds(1));
        }

        assertThat(aws.bodies("InitiateAuth")).hasSize(40);
        assertThat(most).isLessThan(10);
    }

    /** Reads the secret first, as each worker does; that is how it learns what time it is. */
    private TestAccount worker(int secondsOff, long seed) {
        return accounts(secondsOff, seed).account("admin");
    }

    private RunAccounts accounts(int secondsOff, long seed) {
        ServerClock clock = new ServerClock(Clock.offset(time, Duration.ofSeconds(secondsOff)));
        ClientOverrideConfiguration configuration = ClientOverrideConfiguration.builder()
                .addExecutionInterceptor(new Dated())
                .addExecutionInterceptor(clock)
                .build();
        RunSecret secret = new SecretStore(aws.secretsManager(configuration)).read("arn:secret");
        return new RunAccounts(secret, new LogIn(aws.cognito(configuration)), clock, new Random(seed), List.of());
    }

    private Duration remaining(TestAccount account) {
        return Duration.between(
                time.instant(), IdToken.read(account.idToken(), account.alias()).expiresAt());
    }

    private String token() {
        return FakeCognito.idToken("sub-1", time.instant(), LIFE);
    }

    private RunSecret secret() {
        return new RunSecret(
                FakeCognito.pool(AppClient.Flow.USER_PASSWORD, null),
                Map.of(
                        "admin",
                        new Credentials(
                                "user",
                                FakeCognito.PASSWORD,
                                "sub-1",
                                token(),
                                FakeCognito.ACCESS_TOKEN,
                                Given.NOW.plus(LIFE))));
    }

    /** The JDK's server dates its answers by the machine's clock, and lets nobody change that. */
    private final class Dated implements ExecutionInterceptor {
        @Override
        public SdkHttpResponse modifyHttpResponse(
                Context.ModifyHttpResponse context, ExecutionAttributes executionAttributes) {
            String date =
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().atZone(ZoneOffset.UTC));
            return context.httpResponse().toBuilder().putHeader("Date", date).build();
        }
    }
}
