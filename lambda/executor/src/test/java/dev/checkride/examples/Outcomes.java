package dev.checkride.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.checkride.api.Scenario;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios that end by themselves. */
@SuppressWarnings("DoNotCallSuggester") // Whatever always throws here is called by the launcher alone.
public final class Outcomes {
    private Outcomes() {}

    @Scenario
    public static class PassingTestCase {
        @Test
        void holds() {
            assertThat(1).isPositive();
        }

        @Test
        void holdsToo() {
            assertThat(2).isPositive();
        }
    }

    /** An assertion with a description of many characters. */
    @Scenario
    public static class LongDescriptionTestCase {
        @Test
        void isCut() {
            assertThat(200).as("response " + "x".repeat(5_000)).isEqualTo(403);
        }
    }

    @Scenario
    public static class AssertionTestCase {
        @Test
        void holds() {
            assertThat(1).isPositive();
        }

        @Test
        void doesNotHold() {
            assertThat("apples").as("what grows").isEqualTo("pears");
        }
    }

    @Scenario
    public static class ErrorTestCase {
        @Test
        void breaks() {
            throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
        }
    }

    @Scenario
    public static class BeforeAllThrowsTestCase {
        @BeforeAll
        static void breaks() {
            throw new IllegalStateException("no set-up today");
        }

        @Test
        void first() {
            assertThat(1).isPositive();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void second(int number) {
            assertThat(number).isPositive();
        }

        @Nested
        class Inner {
            @Test
            void third() {
                assertThat(1).isPositive();
            }
        }
    }

    @Scenario
    public static class AfterAllThrowsTestCase {
        @AfterAll
        static void breaks() {
            throw new IllegalStateException("no tear-down today");
        }

        @Test
        void holds() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class AfterAllRunsOutOfMemoryTestCase {
        @AfterAll
        static void breaks() {
            throw new OutOfMemoryError("at the very end");
        }

        @Test
        void holds() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class ConstructorThrowsTestCase {
        ConstructorThrowsTestCase() {
            throw new IllegalStateException("never born");
        }

        @Test
        void first() {
            assertThat(1).isPositive();
        }

        @Test
        void second() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class AssumptionTestCase {
        @Test
        void holds() {
            assertThat(1).isPositive();
        }

        @Test
        void isOfNoUseHere() {
            assumeTrue(List.of("here").contains("there"), "the wrong place");
        }
    }

    @Scenario
    public static class AssumptionBeforeAllTestCase {
        @BeforeAll
        static void isOfNoUseHere() {
            assumeTrue(List.of().contains("reason"), "never");
        }

        @Test
        void first() {
            assertThat(1).isPositive();
        }

        @Test
        void second() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class DisabledPartsTestCase {
        @Test
        void holds() {
            assertThat(1).isPositive();
        }

        @Disabled("too hard")
        @Test
        void plain() {
            assertThat(1).isEqualTo(2);
        }

        @Disabled("too many")
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterised(int number) {
            assertThat(number).isZero();
        }

        @Disabled("too deep")
        @Nested
        class Inner {
            @Test
            void first() {
                assertThat(1).isEqualTo(2);
            }

            @Test
            void second() {
                assertThat(1).isEqualTo(2);
            }
        }
    }

    @Scenario
    @Disabled("all of it")
    public static class DisabledTestCase {
        @Test
        void first() {
            assertThat(1).isEqualTo(2);
        }

        @Nested
        class Inner {
            @Test
            void second() {
                assertThat(1).isEqualTo(2);
            }
        }
    }

    @Scenario
    public static class ParameterisedTestCase {
        @ParameterizedTest
        @ValueSource(strings = {"apple", "pear", "plum"})
        void isAnApple(String fruit) {
            assertThat(fruit).isEqualTo("apple");
        }
    }

    @Scenario
    public static class NoArgumentsTestCase {
        @ParameterizedTest
        @MethodSource("nothing")
        void needsArguments(int number) {
            assertThat(number).isZero();
        }

        @ParameterizedTest(allowZeroInvocations = true)
        @MethodSource("nothing")
        void needsNone(int number) {
            assertThat(number).isZero();
        }

        static Stream<Integer> nothing() {
            return Stream.of();
        }
    }

    @Scenario
    public static class ArgumentsBreakTestCase {
        @ParameterizedTest
        @MethodSource("breaking")
        void takesThem(int number) {
            assertThat(number).isPositive();
        }

        static Stream<Integer> breaking() {
            return Stream.of(1, 2, 3).peek(number -> {
                if (number == 3) {
                    throw new IllegalStateException("no third");
                }
            });
        }
    }

    @Scenario
    public static class FactoriesTestCase {
        @TestFactory
        List<DynamicNode> none() {
            return List.of();
        }

        @TestFactory
        List<DynamicNode> some() {
            return List.of(
                    DynamicTest.dynamicTest("good", () -> assertThat(1).isPositive()),
                    DynamicContainer.dynamicContainer(
                            "box",
                            Stream.of(DynamicTest.dynamicTest(
                                    "bad", () -> assertThat(1).isEqualTo(2)))));
        }
    }

    @Scenario
    public static class NestedTestCase {
        @Nested
        class Outer {
            @Nested
            class Inner {
                @Test
                void holds() {
                    assertThat(1).isPositive();
                }

                @Test
                void doesNot() {
                    assertThat(1).isEqualTo(2);
                }
            }
        }
    }

    @Scenario
    public static class RepeatedTestCase {
        private static int runs;

        @RepeatedTest(3)
        void holdsTwice(TestInfo info) {
            runs++;
            assertThat(runs).as(info.getDisplayName()).isNotEqualTo(2);
        }
    }

    @ParameterizedClass
    @ValueSource(strings = {"red", "green"})
    @Scenario
    public static class ParameterisedClassTestCase {
        private final String colour;

        ParameterisedClassTestCase(String colour) {
            this.colour = colour;
        }

        @Test
        void isRed() {
            assertThat(colour).isEqualTo("red");
        }
    }

    @Scenario
    public static class NestedTemplateTestCase {
        @Test
        void holds() {
            assertThat(1).isPositive();
        }

        @Nested
        @ParameterizedClass
        @ValueSource(ints = {1, 2})
        class Inner {
            private final int number;

            Inner(int number) {
                this.number = number;
            }

            @Test
            void isOne() {
                assertThat(number).isEqualTo(1);
            }
        }
    }

    @Scenario
    public static class StackOverflowTestCase {
        @Test
        void recurses() {
            assertThat(deeper(1)).isPositive();
        }

        @Test
        void holds() {
            assertThat(1).isPositive();
        }

        @SuppressWarnings("InfiniteRecursion")
        private static int deeper(int depth) {
            return deeper(depth + 1) + 1;
        }
    }

    @Scenario
    public static class OutOfMemoryTestCase {
        @Test
        void needsMuch() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Scenario
    public static class StaticInitializerTestCase {
        private static final int NUMBER = number();

        @Test
        void first() {
            assertThat(NUMBER).isPositive();
        }

        @Test
        void second() {
            assertThat(NUMBER).isPositive();
        }

        private static int number() {
            return Integer.parseInt("no number");
        }
    }

    @Scenario
    public static class UnknownParameterTestCase {
        @Test
        void wants(Random random) {
            assertThat(random).isNotNull();
        }
    }

    @Scenario
    public static class UnspeakableTestCase {
        @Test
        void breaks() {
            throw new UnspeakableException();
        }
    }

    /** The other invocation gives the test a row that has passed. */
    @Scenario
    public static class UnspeakableInvocationTestCase {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void breaksOnce(int number) {
            if (number == 2) {
                throw new UnfinishedException();
            }
        }
    }

    @Scenario
    public static class UnspeakableTearDownTestCase {
        @AfterAll
        static void tearDown() {
            throw new UnfinishedException();
        }

        @Test
        void holds() {
            assertThat(1).isPositive();
        }
    }

    @Scenario
    public static class TellingReasonTestCase {
        @Test
        @Disabled("set TOKEN, which is id-4fd8a1~b7.Qx_93kLmZ0w")
        void isSwitchedOff() {
            assertThat(1).isPositive();
        }
    }

    private static final class UnfinishedException extends RuntimeException {
        @Override
        public String getMessage() {
            throw new AssertionError("not implemented yet");
        }
    }

    private static final class UnspeakableException extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("not even a message");
        }
    }
}
