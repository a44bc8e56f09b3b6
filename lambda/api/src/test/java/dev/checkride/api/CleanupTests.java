package dev.checkride.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanupTests {
    private final RecordingEnvironment environment = new RecordingEnvironment();

    @Test
    void whatTheEnvironmentThrowsForAFailedStepFailsTheTestAfterAllSteps() {
        RecordingEnvironment strict = RecordingEnvironment.failingTestsOfFailedCleanups();
        Launch launch = Launch.of(TwoFailingStepsTestCase.class, strict);

        assertThat(strict.exchanges()).containsExactly("anonymous DELETE /first");
        assertThat(launch.failure("test(ApiClient, Cleanup)"))
                .cause()
                .hasMessage("second step")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("other step"));
    }

    @Scenario
    static class TwoFailingStepsTestCase {
        @Test
        void test(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/first"));
            cleanup.later(() -> {
                throw new IllegalStateException("other step");
            });
            cleanup.later(() -> {
                throw new IllegalStateException("second step");
            });
        }
    }

    @Test
    void whatIsRegisteredLastRunsFirstAndAfterTheTest() {
        Launch launch = Launch.of(OrderTestCase.class, environment);

        assertThat(launch.passed()).isEqualTo(1);
        assertThat(environment.exchanges())
                .containsExactly(
                        "anonymous GET /test",
                        "anonymous GET /after-each",
                        "anonymous DELETE /third",
                        "anonymous DELETE /second",
                        "anonymous DELETE /of-second",
                        "anonymous DELETE /first");
    }

    @Scenario
    static class OrderTestCase {
        @BeforeEach
        void first(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/first"));
        }

        @Test
        void test(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> {
                api.delete("/second");
                cleanup.later(() -> api.delete("/of-second"));
            });
            cleanup.later(() -> api.delete("/third"));
            api.get("/test");
        }

        @AfterEach
        void afterEach(ApiClient api) {
            api.get("/after-each");
        }
    }

    @Test
    void itRunsWhateverTheOutcome() {
        Launch launch = Launch.of(OutcomesTestCase.class, environment);

        assertThat(launch.passed()).isZero();
        assertThat(environment.exchanges())
                .containsExactlyInAnyOrder(
                        "anonymous DELETE /failed", "anonymous DELETE /broken", "anonymous DELETE /aborted");
    }

    @Scenario
    static class OutcomesTestCase {
        @Test
        void failed(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/failed"));
            throw new AssertionError("not equal");
        }

        @Test
        void broken(ApiClient api, Cleanup cleanup) throws IOException {
            cleanup.later(() -> api.delete("/broken"));
            throw new IOException("broken");
        }

        @Test
        void aborted(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/aborted"));
            Assumptions.abort("not here");
        }
    }

    @Test
    void itRunsWhenTheMethodsAroundTheTestFail() {
        Launch.of(FailingAroundTestCase.class, environment);
        Launch.of(FailingBeforeAllTestCase.class, environment);

        assertThat(environment.exchanges())
                .containsExactly("anonymous DELETE /before-each", "anonymous DELETE /before-all");
    }

    @Scenario
    static class FailingAroundTestCase {
        @BeforeEach
        void beforeEach(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/before-each"));
            throw new IllegalStateException("before");
        }

        @Test
        void test(ApiClient api) {
            api.get("/test");
        }

        @AfterEach
        void afterEach() {
            throw new IllegalStateException("after");
        }
    }

    @Scenario
    static class FailingBeforeAllTestCase {
        @BeforeAll
        static void beforeAll(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/before-all"));
            throw new IllegalStateException("before all");
        }

        @Test
        void test(ApiClient api) {
            api.get("/test");
        }
    }

    @Test
    void aStepThatFailsIsReportedAndKeepsNothingFromRunning() {
        Launch launch = Launch.of(FailingStepsTestCase.class, environment);

        assertThat(launch.passed()).isEqualTo(1);
        assertThat(launch.anyFailure()).isEmpty();
        assertThat(environment.exchanges()).containsExactly("anonymous DELETE /first");
        assertThat(environment.cleanupFailures())
                .extracting(RecordingEnvironment.CleanupFailure::message)
                .containsExactly("fourth", "third", "second");
        assertThat(environment.cleanupFailures())
                .extracting(RecordingEnvironment.CleanupFailure::uniqueId)
                .allMatch(id -> id.endsWith(
                        "FailingStepsTestCase]/[method:test(dev.checkride.api.ApiClient, dev.checkride.api.Cleanup)]"));
    }

    @Scenario
    static class FailingStepsTestCase {
        @Test
        void test(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/first"));
            cleanup.later(() -> {
                throw new IOException("second");
            });
            cleanup.later(() -> {
                throw new AssertionError("third");
            });
            cleanup.later(() -> {
                throw new StackOverflowError("fourth");
            });
        }
    }

    @Test
    void aStepThatFailsDoesNotReplaceTheTestsOwnFailure() {
        Launch launch = Launch.of(BothFailTestCase.class, environment);

        assertThat(launch.failure("test(Cleanup)")).hasMessage("the test's own").hasNoSuppressedExceptions();
        assertThat(environment.cleanupFailures())
                .extracting(RecordingEnvironment.CleanupFailure::message)
                .containsExactly("the cleanup's");
    }

    @Scenario
    static class BothFailTestCase {
        @Test
        void test(Cleanup cleanup) {
            cleanup.later(() -> {
                throw new IllegalStateException("the cleanup's");
            });
            throw new AssertionError("the test's own");
        }
    }

    @Test
    void whatBeforeAllRegistersRunsAtTheEndOfTheClass() {
        Launch.of(ClassCleanupTestCase.class, environment);

        assertThat(environment.exchanges())
                .containsExactly(
                        "anonymous GET /one",
                        "anonymous DELETE /of-one",
                        "anonymous GET /two",
                        "anonymous GET /after-all",
                        "anonymous DELETE /of-class");
        assertThat(environment.cleanupFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.uniqueId()).endsWith("$ClassCleanupTestCase]"));
    }

    @Scenario
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class ClassCleanupTestCase {
        @BeforeAll
        static void beforeAll(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/of-class"));
            cleanup.later(() -> {
                throw new IllegalStateException("of the class");
            });
        }

        @Test
        void one(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/of-one"));
            api.get("/one");
        }

        @Test
        void two(ApiClient api) {
            api.get("/two");
        }

        @AfterAll
        static void afterAll(ApiClient api) {
            api.get("/after-all");
        }
    }

    @Test
    void aCleanupOfTheConstructorBelongsToTheTest() {
        Launch.of(ConstructorTestCase.class, environment);

        assertThat(environment.exchanges())
                .containsExactly(
                        "anonymous GET /one",
                        "anonymous DELETE /constructor",
                        "anonymous GET /two",
                        "anonymous DELETE /constructor");
    }

    @Scenario
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class ConstructorTestCase {
        ConstructorTestCase(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/constructor"));
        }

        @Test
        void one(ApiClient api) {
            api.get("/one");
        }

        @Test
        void two(ApiClient api) {
            api.get("/two");
        }
    }

    @Test
    void aCleanupOfTheOneInstanceOfAClassBelongsToTheClass() {
        Launch.of(PerClassTestCase.class, environment);

        assertThat(environment.exchanges())
                .containsExactly("anonymous GET /one", "anonymous GET /two", "anonymous DELETE /constructor");
    }

    @Scenario
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCase extends ConstructorTestCase {
        PerClassTestCase(ApiClient api, Cleanup cleanup) {
            super(api, cleanup);
        }
    }

    @Test
    void eachParameterizedInvocationHasItsOwn() {
        Launch.of(InvocationsTestCase.class, environment);

        assertThat(environment.exchanges())
                .containsExactly("anonymous GET /a", "anonymous DELETE /a", "anonymous GET /b", "anonymous DELETE /b");
    }

    @Scenario
    static class InvocationsTestCase {
        @ParameterizedTest
        @ValueSource(strings = {"/a", "/b"})
        void test(String path, ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete(path));
            api.get(path);
        }
    }

    @Test
    void aNestedTestSharesThatOfTheInstancesAroundIt() {
        Launch.of(NestedTestCase.class, environment);

        assertThat(environment.exchanges())
                .containsExactly("anonymous GET /test", "anonymous DELETE /inner", "anonymous DELETE /outer");
    }

    @Scenario
    static class NestedTestCase {
        NestedTestCase(ApiClient api, Cleanup cleanup) {
            cleanup.later(() -> api.delete("/outer"));
        }

        @Nested
        class Inner {
            @Test
            void test(ApiClient api, Cleanup cleanup) {
                cleanup.later(() -> api.delete("/inner"));
                api.get("/test");
            }
        }
    }

    @Test
    void aStepThatComesTooLateIsRefusedRatherThanForgotten() {
        LastInFirstOutCleanup cleanup = new LastInFirstOutCleanup(CleanupTests::fail);
        cleanup.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> cleanup.later(() -> {}))
                .withMessageContaining("is over");
    }

    private static void fail(@Nullable Throwable failure) {
        throw new AssertionError("No step may fail here", failure);
    }
}
