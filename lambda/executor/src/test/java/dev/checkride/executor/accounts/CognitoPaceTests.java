package dev.checkride.executor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Configuration.Creation;
import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.PatientRetries;
import dev.checkride.executor.target.ThrottledException;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import dev.checkride.executor.wire.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Through the real SDK, in a time that passes only while somebody waits. */
class CognitoPaceTests {
    private static final UserPool POOL = FakeCognito.pool(AppClient.Flow.USER_PASSWORD, null);
    private static final Answer THROTTLED = Answer.error("TooManyRequestsException", "Rate exceeded");

    private final VirtualTime time = new VirtualTime();
    private final Patience patience = time.patience();
    private final Map<CognitoQuota, List<Instant>> calls = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init") // before each test
    private AwsStub aws;

    @SuppressWarnings("NullAway.Init") // before each test
    private CognitoIdentityProviderClient cognito;

    @BeforeEach
    void start() throws IOException {
        aws = FakeCognito.start();
        cognito = aws.cognito(ClientOverrideConfiguration.builder()
                .retryStrategy(new PatientRetries(patience))
                .addExecutionInterceptor(new CognitoPace(time, time))
                .build());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @ParameterizedTest
    @EnumSource(Creation.class)
    void twoHundredAccountsAreMadeAtHalfTheQuotaAndNeverFaster(Creation creation) {
        timed("AdminGetUser", body -> Answer.error("UserNotFoundException", "User does not exist."));
        timed("AdminCreateUser", body -> Answer.json("{\"User\":{\"Username\":\"sub-1\"}}"));
        timed("SignUp", body -> Answer.json("{\"UserConfirmed\":false,\"UserSub\":\"sub-1\"}"));
        timed("AdminConfirmSignUp", body -> Answer.json("{}"));
        timed("AdminSetUserPassword", body -> Answer.json("{}"));
        timed("AdminAddUserToGroup", body -> Answer.json("{}"));
        timed("InitiateAuth", body -> FakeCognito.tokens(FakeCognito.ID_TOKEN));

        CreatedAccounts created = create(200, creation);

        assertThat(created.secret().accounts()).hasSize(200);
        // 200 calls change groups, 12 a second: the thirteenth waits until a second after the first. 200 more look for
        // names.
        assertThat(time.passed()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(20));
        assertThat(mostInASecond(CognitoQuota.USER_UPDATE)).isEqualTo(12);
        calls.keySet().forEach(quota -> assertThat(mostInASecond(quota)).isLessThanOrEqualTo(quota.half()));
    }

    @Test
    void twoHundredLeftoversAreRemovedBeforeAtHalfTheQuota() {
        timed("AdminDeleteUser", body -> Answer.json("{}"));
        timed("AdminAddUserToGroup", body -> Answer.json("{}"));

        createAgain(200);

        // 400 calls change users, 12 a second: the thirteenth waits until a second after the first.
        assertThat(time.passed()).isBetween(Duration.ofSeconds(33), Duration.ofSeconds(37));
        assertThat(mostInASecond(CognitoQuota.USER_UPDATE)).isEqualTo(12);
    }

    @Test
    void aHandfulOfAccountsIsNotHeldUp() {
        create(5, Creation.ADMIN);

        assertThat(time.waits()).isEmpty();
    }

    @Test
    void twoHundredAccountsAreRemovedAtHalfTheQuota() {
        timed("AdminDeleteUser", body -> Answer.json("{}"));
        aws.on("AdminGetUser", Answer.error("UserNotFoundException", "User does not exist."));

        Leftovers left = new AccountRemover(cognito)
                .remove(
                        Given.RUN,
                        Given.target(Map.of()),
                        plan(200, Creation.ADMIN).userNames());

        assertThat(left.reasons()).isEmpty();
        assertThat(mostInASecond(CognitoQuota.USER_UPDATE)).isEqualTo(12);
        assertThat(time.passed()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(20));
    }

    @Test
    void row34HowEverLongItIsThrottledAStepThatHasTheTimeOnlyTakesLonger() {
        Instant until = Given.NOW.plusSeconds(200);
        aws.on(
                "AdminCreateUser",
                body -> time.instant().isBefore(until)
                        ? THROTTLED
                        : Answer.json("{\"User\":{\"Username\":\"sub-1\"}}"));

        CreatedAccounts created = patience.during(Duration.ofMinutes(5), () -> create(3, Creation.ADMIN));

        assertThat(created.secret().accounts()).hasSize(3);
        assertThat(time.passed()).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(206));
        assertThat(aws.bodies("AdminCreateUser")).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AdminGetUser", "AdminDeleteUser", "AdminCreateUser", "AdminSetUserPassword", "InitiateAuth"})
    void row34ThrottledForAllTheTimeThereIsItSaysWhatAndForHowLongAndWhatToDo(String operation) {
        aws.on(operation, THROTTLED);

        assertThatThrownBy(() -> patience.during(Duration.ofMinutes(5), () -> createAgain(1)))
                .isInstanceOf(ThrottledException.class)
                .hasMessageMatching("AWS throttled cognito-idp:" + operation + " on " + Given.POOL_ARN
                        + ", and still did after 26\\d s of trying: start a new run .*")
                .hasMessageNotContaining(FakeCognito.PASSWORD);
        assertThat(time.passed()).isLessThan(Duration.ofSeconds(270));
    }

    @Test
    void repetitionsAreHeldToTheQuotaToo() {
        AtomicInteger asked = new AtomicInteger();
        timed(
                "InitiateAuth",
                body -> asked.incrementAndGet() % 2 == 1 ? THROTTLED : FakeCognito.tokens(FakeCognito.ID_TOKEN));

        create(200, Creation.ADMIN);

        assertThat(asked).hasValue(400);
        assertThat(mostInASecond(CognitoQuota.USER_AUTHENTICATION))
                .isLessThanOrEqualTo(CognitoQuota.USER_AUTHENTICATION.half());
    }

    private void timed(String operation, Function<JsonNode, Answer> answer) {
        for (CognitoQuota quota : CognitoQuota.values()) {
            if (quota.covers(operation)) {
                calls.computeIfAbsent(quota, none -> new ArrayList<>());
                aws.on(operation, body -> {
                    calls.get(quota).add(time.instant());
                    return answer.apply(body);
                });
            }
        }
    }

    private int mostInASecond(CognitoQuota quota) {
        List<Instant> at = calls.getOrDefault(quota, List.of());
        int most = 0;
        for (int first = 0; first < at.size(); first++) {
            Instant end = at.get(first).plusSeconds(1);
            int last = first;
            while (last < at.size() && at.get(last).isBefore(end)) {
                last++;
            }
            most = Math.max(most, last - first);
        }
        return most;
    }

    private CreatedAccounts create(int number, Creation creation) {
        return create(plan(number, creation), List.of());
    }

    /** As the second invocation of the step, when nothing is known of what the first one has made. */
    private CreatedAccounts createAgain(int number) {
        AccountPlan plan = plan(number, Creation.ADMIN);
        return create(plan, plan.userNames());
    }

    private CreatedAccounts create(AccountPlan plan, List<String> earlier) {
        AccountCreator creator = new AccountCreator(cognito, aws.secretsManager(), time);
        creator.requireFree(plan, POOL, () -> earlier);
        return creator.create(plan, POOL, earlier, () -> {});
    }

    private static AccountPlan plan(int number, Creation creation) {
        return AccountPlan.of(Given.RUN, accounts(number, creation), UserPool.SignIn.EMAIL);
    }

    private static Map<String, Configuration.Account> accounts(int number, Creation creation) {
        Map<String, Configuration.Account> accounts = new TreeMap<>();
        for (int i = 0; i < number; i++) {
            accounts.put("user-" + i, new Configuration.Account(creation, List.of("apiAdmins"), Map.of()));
        }
        return accounts;
    }
}
