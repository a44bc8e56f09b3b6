package dev.checkride.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioInjectionTests {
    private final RecordingEnvironment environment = new RecordingEnvironment();

    @Test
    void aTestGetsEverythingThatARunOffers() {
        assertAllPass(EverythingTestCase.class, 1);
    }

    @Scenario
    static class EverythingTestCase {
        @Test
        void test(
                ApiClient anonymous,
                @As("admin") ApiClient admin,
                @Account("regular") TestAccount regular,
                StackOutputs outputs,
                Cleanup cleanup,
                Eventually eventually) {
            anonymous.get("/open");
            admin.get("/closed");
            assertThat(regular.sub()).isEqualTo("sub-of-regular");
            assertThat(outputs.require("UsersTable")).isEqualTo("users-table");
            cleanup.later(() -> admin.delete("/closed"));
            eventually.asserted(() -> anonymous.get("/later"));
        }
    }

    @Test
    void aClientIsTheOneOfItsAlias() {
        Launch.of(EverythingTestCase.class, environment);

        assertThat(environment.exchanges())
                .containsExactly(
                        "anonymous GET /open", "admin GET /closed", "anonymous GET /later", "admin DELETE /closed");
    }

    @Test
    void constructorsAndLifecycleMethodsAreServedToo() {
        assertAllPass(LifecycleTestCase.class, 1);

        assertThat(environment.exchanges())
                .containsExactly(
                        "admin GET /before-all",
                        "admin GET /constructor",
                        "admin GET /before-each",
                        "admin GET /test",
                        "admin GET /after-each",
                        "admin GET /after-all");
    }

    @Scenario
    static class LifecycleTestCase {
        LifecycleTestCase(@As("admin") ApiClient api) {
            api.get("/constructor");
        }

        @BeforeAll
        static void beforeAll(@As("admin") ApiClient api) {
            api.get("/before-all");
        }

        @BeforeEach
        void beforeEach(@As("admin") ApiClient api) {
            api.get("/before-each");
        }

        @Test
        void test(@As("admin") ApiClient api) {
            api.get("/test");
        }

        @AfterEach
        void afterEach(@As("admin") ApiClient api) {
            api.get("/after-each");
        }

        @AfterAll
        static void afterAll(@As("admin") ApiClient api) {
            api.get("/after-all");
        }
    }

    @Test
    void nestedTestsAreServedAtEveryDepth() {
        assertAllPass(NestedTestCase.class, 2);

        assertThat(environment.exchanges())
                .containsExactly(
                        "admin GET /inner", "regular GET /inner", "admin GET /innermost", "anonymous GET /innermost");
    }

    @Scenario
    static class NestedTestCase {
        private final ApiClient admin;

        NestedTestCase(@As("admin") ApiClient admin) {
            this.admin = admin;
        }

        @Nested
        class Inner {
            private final ApiClient regular;

            Inner(@As("regular") ApiClient regular) {
                this.regular = regular;
            }

            @Test
            void test() {
                admin.get("/inner");
                regular.get("/inner");
            }

            @Nested
            class Innermost {
                @Test
                void test(ApiClient anonymous) {
                    admin.get("/innermost");
                    anonymous.get("/innermost");
                }
            }
        }
    }

    @Test
    void parameterizedRepeatedAndDynamicTestsAreServed() {
        assertAllPass(TemplatesTestCase.class, 5);

        assertThat(environment.exchanges())
                .containsExactlyInAnyOrder(
                        "admin GET /a",
                        "admin GET /b",
                        "admin GET /repeated",
                        "admin GET /repeated",
                        "admin GET /dynamic");
    }

    @Scenario
    static class TemplatesTestCase {
        @ParameterizedTest
        @ValueSource(strings = {"/a", "/b"})
        void parameterized(String path, @As("admin") ApiClient api) {
            api.get(path);
        }

        @RepeatedTest(2)
        void repeated(@As("admin") ApiClient api) {
            api.get("/repeated");
        }

        @TestFactory
        Stream<DynamicTest> dynamic(@As("admin") ApiClient api) {
            return Stream.of(DynamicTest.dynamicTest("one", () -> api.get("/dynamic")));
        }
    }

    @Test
    void anUnknownAliasNamesTheKnownOnes() {
        assertThat(Launch.of(UnknownAliasTestCase.class, environment).failure("test(ApiClient)"))
                .rootCause()
                .isInstanceOf(UnknownAliasException.class)
                .hasMessage(
                        "checkride.json has no account \"nobody\"; it has admin, regular. Add it under \"accounts\"");
    }

    @Scenario
    static class UnknownAliasTestCase {
        @Test
        void test(@As("nobody") ApiClient api) {
            api.get("/");
        }
    }

    @Test
    void anAccountWithoutAliasSaysWhatToWrite() {
        assertThat(Launch.of(ForgottenAliasTestCase.class, environment).failure("test(TestAccount)"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("@Account(\"alias\")")
                .hasMessageContaining("ForgottenAliasTestCase.test");
    }

    @Scenario
    static class ForgottenAliasTestCase {
        @Test
        void test(TestAccount account) {
            assertThat(account).isNotNull();
        }
    }

    @Test
    void anAnnotationOnTheWrongTypeIsRefusedRatherThanIgnored() {
        Launch launch = Launch.of(MixedUpTestCase.class, environment);

        assertThat(launch.failure("client(ApiClient)"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("@As");
        assertThat(launch.failure("account(TestAccount)"))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("@Account");
        assertThat(environment.exchanges()).isEmpty();
    }

    @Scenario
    static class MixedUpTestCase {
        @Test
        void client(@Account("admin") ApiClient api) {
            api.get("/");
        }

        @Test
        void account(@As("admin") TestAccount account) {
            assertThat(account).isNotNull();
        }
    }

    @Test
    void withoutAnEnvironmentTheFailureNamesTheCommandToType() {
        assertThat(Launch.withoutEnvironment(EverythingTestCase.class).anyFailure())
                .get()
                .extracting(ScenarioInjectionTests::rootCause)
                .isInstanceOf(NoEnvironmentException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("ScenarioInjectionTests needs a stack, accounts and an endpoint")
                .contains("Type: ./checkride session")
                .endsWith("or: ./checkride run --include dev.checkride.api.ScenarioInjectionTests");
    }

    private void assertAllPass(Class<?> scenario, int tests) {
        Launch launch = Launch.of(scenario, environment);
        assertThat(launch.anyFailure()).isEmpty();
        assertThat(launch.passed()).isEqualTo(tests);
    }

    private static Throwable rootCause(Throwable throwable) {
        Throwable cause = throwable.getCause();
        return cause == null ? throwable : rootCause(cause);
    }
}
