package dev.checkride.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.Account;
import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiRequest;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Eventually;
import dev.checkride.api.Scenario;
import dev.checkride.api.TestAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios that talk to an application. */
public final class Exchanges {
    /** What {@link LeakingNameTestCase} shows in its names. */
    public static final AtomicReference<List<String>> TOKENS = new AtomicReference<>(List.of("none"));

    private Exchanges() {}

    @Scenario
    @TestMethodOrder(MethodOrderer.MethodName.class)
    public static class OrderTestCase {
        @BeforeAll
        static void begins(ApiClient api) {
            api.send(ApiRequest.of("GET", "/set-up"));
        }

        @Test
        void first(@As("admin") ApiClient api) {
            api.send(ApiRequest.of("POST", "/first").json("{\"a\":1}"));
        }

        @Test
        void second(ApiClient api) {
            api.send(ApiRequest.of("GET", "/second/a"));
            assertThat(api.send(ApiRequest.of("GET", "/second/b")).status()).isEqualTo(404);
        }

        @Test
        void third() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class BeforeAllFailsTestCase {
        @BeforeAll
        static void begins(ApiClient api) {
            assertThat(api.send(ApiRequest.of("GET", "/set-up")).status()).isEqualTo(404);
        }

        @Test
        void never() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    @TestMethodOrder(MethodOrderer.MethodName.class)
    public static class UnreachableTestCase {
        @Test
        void getsNoAnswer(ApiClient api) {
            api.send(ApiRequest.of("GET", "/nowhere"));
        }
    }

    @Scenario
    public static class RedirectTestCase {
        @Test
        void staysHere(@As("admin") ApiClient api) {
            assertThat(api.send(ApiRequest.of("GET", "/elsewhere")).status()).isEqualTo(302);
        }
    }

    @Scenario
    public static class HugeTestCase {
        @Test
        void saysTooMuch(ApiClient api) {
            String much = "much ".repeat(1_000_000);
            assertThat(api.send(ApiRequest.of("POST", "/much").body(much)).body())
                    .isEqualTo(much);
        }

        @ParameterizedTest
        @ValueSource(ints = 1)
        void sendsOften(int ignored, ApiClient api) {
            for (int i = 0; i < 60; i++) {
                api.send(ApiRequest.of("GET", "/often/" + i));
            }
            assertThat(ignored).isZero();
        }
    }

    @Scenario
    public static class CleanupTestCase {
        @Test
        void leavesSomething(Cleanup cleanup) {
            cleanup.later(() -> assertThat("left").isEqualTo("gone"));
            cleanup.later(() -> {
                throw new IllegalStateException("cannot remove it");
            });
        }

        @Test
        void failsAndLeavesSomething(Cleanup cleanup) {
            cleanup.later(() -> {
                throw new IllegalStateException("cannot remove that");
            });
            assertThat("its own").isEqualTo("failure");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void leavesOne(int number, Cleanup cleanup) {
            cleanup.later(() -> assertThat(number).isEqualTo(1));
        }
    }

    @Scenario
    public static class ClassCleanupTestCase {
        @BeforeAll
        static void begins(Cleanup cleanup) {
            cleanup.later(() -> {
                throw new IllegalStateException("cannot remove what all used");
            });
        }

        @Test
        void holds() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class EventuallyTestCase {
        @Test
        void holdsInTheEnd(Eventually eventually) {
            AtomicInteger tries = new AtomicInteger();
            eventually.asserted(() -> assertThat(tries.incrementAndGet()).isGreaterThan(2));
        }

        @Test
        void neverHolds(ApiClient api, Eventually eventually) {
            eventually
                    .within(Duration.ofMillis(300))
                    .asserted(() -> assertThat(
                                    api.send(ApiRequest.of("GET", "/late")).status())
                            .isEqualTo(201));
        }

        @Test
        void alwaysThrows(Eventually eventually) {
            eventually.within(Duration.ofMillis(300)).asserted(() -> {
                throw new IllegalStateException("no page yet");
            });
        }
    }

    /** Gives its secrets away in every way that comes to mind. */
    @Scenario
    public static class LeakingTestCase {
        @Test
        void inAMessage(@Account("admin") TestAccount admin) {
            assertThat(List.of(admin.idToken(), admin.accessToken())).isEmpty();
        }

        @Test
        void inACause(@Account("admin") TestAccount admin) {
            throw new IllegalStateException(
                    "outer", new IllegalStateException("mid", new IllegalArgumentException(admin.accessToken())));
        }

        @Test
        void inAUrl(@Account("admin") TestAccount admin, ApiClient api) {
            api.send(
                    ApiRequest.of("GET", "/x?token=" + URLEncoder.encode(admin.accessToken(), StandardCharsets.UTF_8)));
            api.send(ApiRequest.of("GET", "/x?token=" + admin.idToken()));
        }

        @Test
        void inABodyAndItsEcho(@Account("admin") TestAccount admin, @As("admin") ApiClient api) {
            String encoded = Base64.getEncoder()
                    .encodeToString(("admin:" + admin.accessToken()).getBytes(StandardCharsets.UTF_8));
            api.send(ApiRequest.of("POST", "/x")
                    .header("X-Mine", admin.idToken())
                    .header("Cookie", "whatever")
                    .body(admin.accessToken() + " and " + encoded));
            assertThat(encoded).isEmpty();
        }

        @Test
        void inACleanup(@Account("admin") TestAccount admin, Cleanup cleanup) {
            cleanup.later(() -> {
                throw new IllegalStateException(admin.idToken());
            });
        }

        @Test
        void whereNobodyAnswers(@Account("admin") TestAccount admin, ApiClient api) {
            api.send(ApiRequest.of("GET", "/no spaces/" + admin.idToken()));
        }

        @Test
        void inAWait(@Account("admin") TestAccount admin, @As("admin") ApiClient api, Eventually eventually) {
            eventually.within(Duration.ofMillis(50)).asserted(() -> {
                api.send(ApiRequest.of("POST", "/x").body(admin.accessToken()));
                assertThat(admin.accessToken()).isEmpty();
            });
        }
    }

    @Scenario
    public static class LeakingNameTestCase {
        @ParameterizedTest
        @MethodSource("tokens")
        void takes(String token) {
            assertThat(token).isNotEmpty();
        }

        @TestFactory
        Stream<DynamicTest> names() {
            return tokens().stream()
                    .map(token -> DynamicTest.dynamicTest(
                            "with\n" + token, () -> assertThat(1).isPositive()));
        }

        static List<String> tokens() {
            return Objects.requireNonNull(TOKENS.get());
        }
    }
}
