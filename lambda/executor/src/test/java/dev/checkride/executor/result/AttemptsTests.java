package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTests {
    private static final PlannedScenario PLANNED = Reports.planned("Pays", "byCard", "byCash");

    private static List<String> repeated(ScenarioReport... reports) {
        return new Attempts(List.of(reports))
                .toRepeat(PLANNED).stream()
                        .flatMap(scenario -> scenario.tests().stream())
                        .map(PlannedTest::name)
                        .toList();
    }

    private static ScenarioReport attempt(int number, TestOutcome... rows) {
        return new ScenarioReport("Pays", "Pays", number, Reports.NOW + number * 100L, 10, List.of(rows));
    }

    private static TestOutcome row(String test, Status status) {
        return Reports.row("Pays", test, status);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatTheTestItselfDidWrongIsRepeated(Status status) {
        boolean expected = List.of(Status.FAILED, Status.ERROR, Status.TIMEOUT).contains(status);

        assertThat(repeated(attempt(1, row("byCard", status), row("byCash", Status.PASSED))))
                .isEqualTo(expected ? List.of("byCard") : List.of());
    }

    @Test
    void whatPassedWhenItWasRepeatedIsFlakyAndIsNotRepeatedAgain() {
        ScenarioReport first = attempt(1, row("byCard", Status.FAILED), row("byCash", Status.PASSED));
        ScenarioReport second = attempt(2, row("byCard", Status.PASSED));

        ScenarioReport merged = new Attempts(List.of(first, second)).merged();

        assertThat(merged.tests()).extracting(TestOutcome::name).containsExactly("byCard", "byCash");
        assertThat(merged.tests()).extracting(TestOutcome::flaky).containsExactly(true, false);
        assertThat(merged.tests()).extracting(TestOutcome::attempt).containsExactly(2, 1);
        assertThat(merged.tests().get(0).earlier())
                .extracting(TestOutcome::status)
                .containsExactly(Status.FAILED);
        assertThat(merged.millis()).isEqualTo(110);
        assertThat(repeated(first, second)).isEmpty();
    }

    @Test
    void whatFailedStaysRedWhenItIsSkippedOnTheNextAttempt() {
        ScenarioReport first = attempt(1, row("byCard", Status.FAILED), row("byCash", Status.PASSED));
        ScenarioReport second = attempt(2, row("byCard", Status.SKIPPED));

        ScenarioReport merged = new Attempts(List.of(first, second)).merged();

        assertThat(merged.tests().get(0).status()).isEqualTo(Status.FAILED);
        assertThat(merged.tests().get(0).isRed(false)).isTrue();
        assertThat(merged.tests().get(0).earlier())
                .extracting(TestOutcome::status)
                .containsExactly(Status.SKIPPED);
        assertThat(repeated(first, second)).containsExactly("byCard");
    }

    @Test
    void theLastAttemptDecides() {
        ScenarioReport merged = new Attempts(List.of(
                        attempt(1, row("byCard", Status.FAILED)),
                        attempt(2, row("byCard", Status.ERROR)),
                        attempt(3, row("byCard", Status.TIMEOUT))))
                .merged();

        assertThat(merged.tests()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(Status.TIMEOUT);
            assertThat(row.flaky()).isFalse();
            assertThat(row.earlier()).extracting(TestOutcome::status).containsExactly(Status.FAILED, Status.ERROR);
        });
    }

    @Test
    void nothingOfAScenarioIsRepeatedThatWasStopped() {
        String id = "Pays/byCard";
        TestOutcome stopped = new TestOutcome(
                id, id, "byCard", Status.TIMEOUT, 0, 1, Failure.stopped("time is up", List.of()), List.of());

        assertThat(repeated(attempt(1, stopped, row("byCash", Status.FAILED)))).isEmpty();
    }

    @Test
    void aTestIsNotRepeatedThatCouldNotCleanUp() {
        TestOutcome cleanup = TestOutcome.ofCleanup(
                "Pays/byCard", 0, "Pays/byCard", "byCard", 0, Failure.because("Type", "still there"));

        assertThat(repeated(attempt(1, row("byCard", Status.FAILED), cleanup, row("byCash", Status.FAILED))))
                .containsExactly("byCash");
    }

    @Test
    void invocationsTakeThePlaceOfATestThatCouldNotEvenBegin() {
        TestOutcome one =
                new TestOutcome("Pays/byCard/[1]", "Pays/byCard", "byCard [1]", Status.PASSED, 0, 1, null, List.of());

        ScenarioReport merged =
                new Attempts(List.of(attempt(1, row("byCard", Status.ERROR)), attempt(2, one))).merged();

        assertThat(merged.tests()).extracting(TestOutcome::name).containsExactly("byCard [1]");
        assertThat(merged.tests()).allMatch(TestOutcome::flaky);
    }

    @Test
    void aFailedInvocationStaysEvenIfTheNextAttemptHasNone() {
        TestOutcome one = new TestOutcome(
                "Pays/byCard/[1]",
                "Pays/byCard",
                "byCard [1]",
                Status.FAILED,
                0,
                1,
                Failure.because("Type", "no"),
                List.of());

        ScenarioReport merged = new Attempts(List.of(attempt(1, one), attempt(2))).merged();

        assertThat(merged.tests()).extracting(TestOutcome::status).containsExactly(Status.FAILED);
    }

    @Test
    void aRowThatComesTwiceInAnAttemptIsNotHidden() {
        ScenarioReport merged = new Attempts(List.of(
                        attempt(1, row("byCard", Status.FAILED)),
                        attempt(2, row("byCard", Status.PASSED), row("byCard", Status.PASSED))))
                .merged();

        assertThat(merged.tests()).hasSize(2);
    }
}
