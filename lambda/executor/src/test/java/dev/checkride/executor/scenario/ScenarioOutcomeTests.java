package dev.checkride.executor.scenario;

import static dev.checkride.executor.scenario.Runs.allowsGreen;
import static dev.checkride.executor.scenario.Runs.row;
import static dev.checkride.executor.scenario.Runs.rows;
import static dev.checkride.executor.scenario.Runs.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.examples.Outcomes;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioOutcomeTests {
    private static ScenarioReport report(Class<?> scenario) {
        return Runs.alone().of(scenario);
    }

    @Test
    void everyTestThatPassesIsARow() {
        ScenarioReport report = report(Outcomes.PassingTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("holds: passed", "holdsToo: passed");
        assertThat(report.className()).isEqualTo(Outcomes.PassingTestCase.class.getName());
        assertThat(report.attempt()).isEqualTo(1);
        assertThat(allowsGreen(report)).isTrue();
    }

    @Test
    void anAssertionThatDoesNotHoldIsAFailureWithItsPlace() {
        ScenarioReport report = report(Outcomes.AssertionTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("holds: passed", "doesNotHold: assertion");
        Failure failure = Objects.requireNonNull(row(report, "doesNotHold").failure());
        assertThat(failure.message()).contains("what grows", "pears", "apples");
        assertThat(failure.inOneLine()).isEqualTo("expected: \"pears\" but was: \"apples\" (what grows)");
        assertThat(failure.stack())
                .first()
                .asString()
                .contains("Outcomes$AssertionTestCase.doesNotHold(Outcomes.java:");
        assertThat(failure.stack()).noneMatch(frame -> frame.startsWith("org.junit"));
    }

    @Test
    void aLongDescriptionDoesNotHideWhatWasExpected() {
        Failure failure = Objects.requireNonNull(
                row(report(Outcomes.LongDescriptionTestCase.class), "isCut").failure());

        assertThat(failure.message()).contains("expected: 403", "but was: 200").hasSizeLessThanOrEqualTo(4_001);
        assertThat(failure.inOneLine()).startsWith("expected: 403 but was: 200 (response xxx");
    }

    @Test
    void anyOtherExceptionIsAnErrorWithItsCauses() {
        ScenarioReport report = report(Outcomes.ErrorTestCase.class);

        assertThat(rows(report)).containsExactly("breaks: error");
        Failure failure = Objects.requireNonNull(row(report, "breaks").failure());
        assertThat(failure.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.message()).isEqualTo("outer");
        assertThat(failure.stack()).contains("Caused by: java.lang.IllegalArgumentException: inner");
    }

    @Test
    void aBeforeAllThatThrowsTurnsEveryTestUnderItRed() {
        ScenarioReport report = report(Outcomes.BeforeAllThrowsTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("first: error", "second: error", "Inner.third: error");
        assertThat(why(report, "Inner.third")).isEqualTo("java.lang.IllegalStateException: no set-up today");
    }

    @Test
    void anAfterAllThatThrowsIsARedRowBesideItsTests() {
        ScenarioReport report = report(Outcomes.AfterAllThrowsTestCase.class);

        assertThat(rows(report))
                .containsExactlyInAnyOrder("holds: passed", "Outcomes$AfterAllThrowsTestCase (class): error");
        assertThat(why(report, "Outcomes$AfterAllThrowsTestCase (class)")).contains("no tear-down today");
    }

    @Test
    void anAfterAllThatEndsTheLauncherIsARedRowBesideItsTests() {
        ScenarioReport report = report(Outcomes.AfterAllRunsOutOfMemoryTestCase.class);

        assertThat(rows(report)).hasSize(2).contains("holds: passed");
        assertThat(allowsGreen(report)).isFalse();
        assertThat(report.tests())
                .filteredOn(row -> !row.status().allowsGreen())
                .extracting(row -> Objects.requireNonNull(row.failure()).type())
                .containsExactly("java.lang.OutOfMemoryError");
    }

    @Test
    void aConstructorThatThrowsTurnsEveryTestRed() {
        ScenarioReport report = report(Outcomes.ConstructorThrowsTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("first: error", "second: error");
        assertThat(why(report, "first")).contains("never born");
    }

    @Test
    void anAssumptionThatDoesNotHoldSkipsTheTest() {
        ScenarioReport report = report(Outcomes.AssumptionTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("holds: passed", "isOfNoUseHere: skipped");
        assertThat(why(report, "isOfNoUseHere")).contains("the wrong place");
        assertThat(allowsGreen(report)).isTrue();
    }

    @Test
    void anAssumptionOfTheClassSkipsAllItsTests() {
        assertThat(rows(report(Outcomes.AssumptionBeforeAllTestCase.class)))
                .containsExactlyInAnyOrder("first: skipped", "second: skipped");
    }

    @Test
    void whatIsDisabledWasNotRun() {
        ScenarioReport report = report(Outcomes.DisabledPartsTestCase.class);

        assertThat(rows(report))
                .containsExactlyInAnyOrder(
                        "holds: passed",
                        "plain: not run",
                        "parameterised: not run",
                        "Inner.first: not run",
                        "Inner.second: not run");
        assertThat(why(report, "parameterised")).isEqualTo("Disabled: too many");
        assertThat(why(report, "Inner.second")).isEqualTo("Disabled: too deep");
        assertThat(allowsGreen(report)).isFalse();
    }

    @Test
    void noTestOfADisabledClassWasRun() {
        assertThat(rows(report(Outcomes.DisabledTestCase.class)))
                .containsExactlyInAnyOrder("first: not run", "Inner.second: not run");
    }

    @Test
    void everyInvocationIsARowThatNamesItsArguments() {
        assertThat(rows(report(Outcomes.ParameterisedTestCase.class)))
                .containsExactly(
                        "isAnApple [1] fruit = \"apple\": passed",
                        "isAnApple [2] fruit = \"pear\": assertion",
                        "isAnApple [3] fruit = \"plum\": assertion");
    }

    @Test
    void aTestWithoutInvocationsIsRed() {
        ScenarioReport report = report(Outcomes.NoArgumentsTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("needsArguments: error", "needsNone: error");
        assertThat(why(report, "needsNone")).contains("without any invocation");
    }

    @Test
    void argumentsThatEndInAnExceptionAreARedRowBesideTheInvocations() {
        assertThat(rows(report(Outcomes.ArgumentsBreakTestCase.class)))
                .containsExactlyInAnyOrder(
                        "takesThem [1] number = 1: passed", "takesThem [2] number = 2: passed", "takesThem: error");
    }

    @Test
    void everyDynamicTestIsARowAndAFactoryWithoutAnyIsRed() {
        assertThat(rows(report(Outcomes.FactoriesTestCase.class)))
                .containsExactlyInAnyOrder("none: error", "some good: passed", "some box > bad: assertion");
    }

    @Test
    void nestedTestsAreNamedByTheirClasses() {
        assertThat(rows(report(Outcomes.NestedTestCase.class)))
                .containsExactlyInAnyOrder("Outer.Inner.holds: passed", "Outer.Inner.doesNot: assertion");
    }

    @Test
    void everyRepetitionIsARow() {
        assertThat(rows(report(Outcomes.RepeatedTestCase.class)))
                .containsExactly(
                        "holdsTwice repetition 1 of 3: passed",
                        "holdsTwice repetition 2 of 3: assertion",
                        "holdsTwice repetition 3 of 3: passed");
    }

    @Test
    void everyInvocationOfAClassIsARow() {
        assertThat(rows(report(Outcomes.ParameterisedClassTestCase.class)))
                .containsExactly(
                        "ParameterisedClassTestCase [1] colour = \"red\" > isRed(): passed",
                        "ParameterisedClassTestCase [2] colour = \"green\" > isRed(): assertion");
        assertThat(rows(report(Outcomes.NestedTemplateTestCase.class)))
                .containsExactlyInAnyOrder(
                        "holds: passed",
                        "Inner [1] number = 1 > isOne(): passed",
                        "Inner [2] number = 2 > isOne(): assertion");
    }

    @Test
    void aStackOverflowIsAnErrorAndTheOthersFinish() {
        ScenarioReport report = report(Outcomes.StackOverflowTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("recurses: error", "holds: passed");
        assertThat(why(report, "recurses")).startsWith("java.lang.StackOverflowError");
    }

    @Test
    void runningOutOfMemoryIsAnErrorAndNotATimeout() {
        ScenarioReport report = report(Outcomes.OutOfMemoryTestCase.class);

        assertThat(rows(report)).containsExactly("needsMuch: error");
        assertThat(why(report, "needsMuch")).isEqualTo("java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void aStaticInitializerThatThrowsTurnsEveryTestRed() {
        ScenarioReport report = report(Outcomes.StaticInitializerTestCase.class);

        assertThat(rows(report)).containsExactlyInAnyOrder("first: error", "second: error");
        assertThat(report.tests().toString()).contains("ExceptionInInitializerError", "no number");
    }

    @Test
    void aParameterThatNobodyGivesIsAnError() {
        ScenarioReport report = report(Outcomes.UnknownParameterTestCase.class);

        assertThat(rows(report)).containsExactly("wants: error");
        assertThat(why(report, "wants")).contains("java.util.Random");
    }

    @Test
    void anExceptionThatCannotSpeakIsAnErrorAllTheSame() {
        ScenarioReport report = report(Outcomes.UnspeakableTestCase.class);

        assertThat(rows(report)).containsExactly("breaks: error");
        assertThat(why(report, "breaks")).contains("UnspeakableException", "cannot be described");
    }

    @Test
    void anInvocationWhoseExceptionThrowsAnErrorOfItsOwnIsNotLost() {
        ScenarioReport report = report(Outcomes.UnspeakableInvocationTestCase.class);

        assertThat(report.tests()).extracting(TestOutcome::status).containsExactly(Status.PASSED, Status.ERROR);
        assertThat(report.tests().toString()).contains("UnfinishedException", "cannot be described");
    }

    @Test
    void aTearDownWhoseExceptionThrowsAnErrorOfItsOwnIsNotLost() {
        ScenarioReport report = report(Outcomes.UnspeakableTearDownTestCase.class);

        assertThat(allowsGreen(report)).isFalse();
        assertThat(report.tests().toString()).contains("UnfinishedException", "cannot be described");
    }

    @Test
    void theReasonOfATestThatDidNotRunHoldsNoSecret() {
        ScenarioReport report = report(Outcomes.TellingReasonTestCase.class);

        assertThat(why(report, "isSwitchedOff")).isEqualTo("Disabled: set TOKEN, which is ***");
    }

    @Test
    void aPlannedMethodThatDoesNotExistIsAnError() {
        PlannedScenario plan = Plans.of(Outcomes.PassingTestCase.class);
        PlannedTest first = plan.tests().get(0);
        PlannedTest missing = new PlannedTest(
                first.uniqueId().replaceFirst("\\[method:.*", "[method:wasHereOnce()]"), "wasHereOnce", List.of());

        ScenarioReport report =
                Runs.alone().of(new PlannedScenario(plan.id(), plan.className(), List.of(first, missing)));

        assertThat(row(report, "wasHereOnce").status().json()).isEqualTo("error");
        assertThat(why(report, "wasHereOnce")).contains("wasHereOnce");
    }

    @Test
    void aPlannedClassThatDoesNotExistIsAnError() {
        String id = "[engine:junit-jupiter]/[class:example.WasHereOnce]";
        PlannedScenario plan = new PlannedScenario(
                "id",
                "example.WasHereOnce",
                List.of(
                        new PlannedTest(id + "/[method:a()]", "a", List.of()),
                        new PlannedTest(id + "/[method:b()]", "b", List.of())));

        assertThat(rows(Runs.alone().of(plan))).containsExactly("a: error", "b: error");
    }

    @ParameterizedTest
    @MethodSource("allExamples")
    void everyPlannedTestHasARowAndEveryRowAnIdOfItsOwn(Class<?> scenario) {
        PlannedScenario plan = Plans.of(scenario);
        ScenarioReport report = Runs.alone().of(plan);

        assertThat(Runs.unreported(plan, report)).isEmpty();
        assertThat(report.tests()).extracting(TestOutcome::id).doesNotHaveDuplicates();
    }

    static List<Class<?>> allExamples() {
        return Arrays.stream(Outcomes.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().endsWith("TestCase"))
                .<Class<?>>map(type -> type)
                .toList();
    }
}
