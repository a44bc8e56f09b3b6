package dev.checkride.executor.result;

import static dev.checkride.executor.result.Status.ERROR;
import static dev.checkride.executor.result.Status.FAILED;
import static dev.checkride.executor.result.Status.INFRASTRUCTURE;
import static dev.checkride.executor.result.Status.LOST;
import static dev.checkride.executor.result.Status.NOT_RUN;
import static dev.checkride.executor.result.Status.PASSED;
import static dev.checkride.executor.result.Status.SKIPPED;
import static dev.checkride.executor.result.Status.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunReportTests {
    static Stream<Arguments> verdicts() {
        return Stream.of(
                arguments(Verdict.PASSED, List.of(PASSED)),
                arguments(Verdict.PASSED, List.of(PASSED, PASSED, SKIPPED)),
                arguments(Verdict.INCOMPLETE, List.of()),
                arguments(Verdict.INCOMPLETE, List.of(SKIPPED, SKIPPED)),
                arguments(Verdict.INCOMPLETE, List.of(PASSED, NOT_RUN)),
                arguments(Verdict.INCOMPLETE, List.of(PASSED, LOST)),
                arguments(Verdict.TESTS_FAILED, List.of(PASSED, FAILED)),
                arguments(Verdict.TESTS_FAILED, List.of(PASSED, ERROR)),
                arguments(Verdict.TESTS_FAILED, List.of(PASSED, TIMEOUT)),
                arguments(Verdict.TESTS_FAILED, List.of(PASSED, INFRASTRUCTURE)),
                arguments(Verdict.TESTS_FAILED, List.of(FAILED, LOST, NOT_RUN)));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void theVerdictFollowsFromTheRows(Verdict verdict, List<Status> rows) {
        RunReport report = Reports.run(rows.toArray(Status[]::new));

        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(report.passed()).isEqualTo(verdict == Verdict.PASSED);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void oneRowDecidesBesideAnyNumberOfPassedOnes(Status status) {
        assertThat(Reports.run(PASSED, status, PASSED).passed()).isEqualTo(status == PASSED || status == SKIPPED);
    }

    @Test
    void aFailedSetUpIsRedWhateverTheRowsSay() {
        ScenarioReport green = Reports.report("A", Reports.row("A", "a", PASSED));
        RunReport report = Reports.run(List.of(green), "ReadTarget failed: no stack", List.of(), List.of());

        assertThat(report.verdict()).isEqualTo(Verdict.SET_UP_FAILED);
        assertThat(report.summary()).startsWith("ReadTarget failed: no stack");
    }

    @Test
    void anIrregularityIsRedWhateverTheRowsSay() {
        ScenarioReport green = Reports.report("A", Reports.row("A", "a", PASSED));
        RunReport report = Reports.run(List.of(green), null, List.of("the stack was changed"), List.of());

        assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(report.summary()).contains("the stack was changed");
    }

    @Test
    void leftoversDoNotChangeTheVerdict() {
        ScenarioReport green = Reports.report("A", Reports.row("A", "a", PASSED));

        assertThat(Reports.run(List.of(green), null, List.of(), List.of("a user"))
                        .passed())
                .isTrue();
    }

    @Test
    void theSummaryIsALineHoweverLongTheNamesAre() {
        TestOutcome[] rows = IntStream.range(0, 20)
                .mapToObj(i -> Reports.row("A", i + "\n\u001b" + "x".repeat(10_000), FAILED))
                .toArray(TestOutcome[]::new);

        String summary = Reports.run(List.of(Reports.report("A", rows)), null, List.of(), List.of())
                .summary();

        assertThat(summary)
                .startsWith("20 failed; red: A#0 xxx")
                .endsWith("… and 15 more")
                .hasSizeLessThan(800);
    }

    @Test
    void theSummaryCountsAndNamesTheFirstRedOnes() {
        RunReport report = Reports.run(PASSED, FAILED, ERROR, TIMEOUT, INFRASTRUCTURE, LOST, NOT_RUN, SKIPPED);

        assertThat(report.summary())
                .isEqualTo(
                        "1 passed, 1 failed, 1 with an error, 1 timed out, 1 failed for their infrastructure, 1 lost, "
                                + "1 skipped, 1 not run; red: Scenario#test1, Scenario#test2, Scenario#test3, Scenario#test4, "
                                + "Scenario#test5 and 1 more");
        assertThat(Reports.run(SKIPPED).summary()).isEqualTo("1 skipped; no test decided anything");
        assertThat(Reports.run().summary()).isEqualTo("no test decided anything");
    }

    @Test
    void scenariosAreSortedByName() {
        RunReport report = Reports.run(
                List.of(Reports.report("B", Reports.row("B", "b", PASSED)), Reports.report("A")),
                null,
                List.of(),
                List.of());

        assertThat(report.scenarios()).extracting(ScenarioReport::className).containsExactly("A", "B");
    }
}
