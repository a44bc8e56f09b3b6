package dev.checkride.executor.result;

import dev.checkride.executor.run.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run found out.
 *
 * @param runId the run's id
 * @param stackName the stack under test, or null if the request named none
 * @param fingerprint the hash of the package that planned the run, or null if nothing was planned
 * @param origin what started the run
 * @param start when it began, in milliseconds since 1970
 * @param stop when it ended, in milliseconds since 1970
 * @param scenarios what was reported, and what is missing, one entry a planned scenario
 * @param setUpFailure why the scenarios could not begin, or null
 * @param irregularities what else keeps the run from being green
 * @param leftovers what teardown could not remove
 * @param details what else its reader wants to know
 */
public record RunReport(
        String runId,
        @Nullable String stackName,
        @Nullable String fingerprint,
        Map<String, String> origin,
        long start,
        long stop,
        List<ScenarioReport> scenarios,
        @Nullable String setUpFailure,
        List<String> irregularities,
        List<String> leftovers,
        RunDetails details) {
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 120;

    /** Copies its parts and sorts the scenarios by name. */
    public RunReport {
        origin = Map.copyOf(origin);
        scenarios = scenarios.stream()
                .sorted(Comparator.comparing(ScenarioReport::className))
                .toList();
        irregularities = List.copyOf(irregularities);
        leftovers = List.copyOf(leftovers);
    }

    /** All rows. */
    public List<TestOutcome> tests() {
        return scenarios.stream().flatMap(scenario -> scenario.tests().stream()).toList();
    }

    /** How many rows have this status. */
    public long count(Status status) {
        return tests().stream().filter(test -> test.status() == status).count();
    }

    /** The one definition of green, and of the three ways to be red. */
    public Verdict verdict() {
        if (setUpFailure != null) {
            return Verdict.SET_UP_FAILED;
        }
        if (tests().stream().anyMatch(test -> isRed(test) && !isUndecided(test))) {
            return Verdict.TESTS_FAILED;
        }
        boolean undecided = tests().stream().anyMatch(RunReport::isUndecided);
        boolean nothingDecided = tests().stream().noneMatch(RunReport::decidesForGreen);
        return undecided || nothingDecided || !irregularities.isEmpty() ? Verdict.INCOMPLETE : Verdict.PASSED;
    }

    /** Whether the run is green. */
    public boolean passed() {
        return verdict() == Verdict.PASSED;
    }

    /** Whether a row keeps the run from being green. */
    public boolean isRed(TestOutcome test) {
        return test.isRed(details.failOnFlaky());
    }

    private static boolean decidesForGreen(TestOutcome test) {
        return test.status() == Status.PASSED && test.quarantine() == null;
    }

    private static boolean isUndecided(TestOutcome test) {
        return test.status() == Status.LOST || test.status() == Status.NOT_RUN;
    }

    /** The names of the rows that keep the run from being green. */
    public List<String> redNames() {
        return scenarios.stream()
                .flatMap(scenario -> scenario.tests().stream()
                        .filter(this::isRed)
                        .map(test -> scenario.simpleName() + "#" + test.name()))
                .toList();
    }

    /** The run in one line: counts, the first names, what else there is to tell. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        Optional.ofNullable(details.rerun()).map(Rerun::inWords).ifPresent(parts::add);
        Optional.ofNullable(setUpFailure).ifPresent(parts::add);
        String counts = Arrays.stream(Status.values())
                .filter(status -> count(status) > 0)
                .map(status -> count(status) + " " + words(status))
                .collect(Collectors.joining(", "));
        counts += extraCount("flaky", TestOutcome::flaky);
        counts += extraCount("in quarantine", test -> test.quarantine() != null);
        if (!counts.isEmpty()) {
            parts.add(counts);
        }
        List<String> red = redNames();
        if (!red.isEmpty()) {
            parts.add("red: "
                    + red.stream()
                            .limit(MOST_NAMES)
                            .map(name -> Text.shortened(Text.oneLine(name), LONGEST_NAME))
                            .collect(Collectors.joining(", "))
                    + (red.size() > MOST_NAMES ? " and " + (red.size() - MOST_NAMES) + " more" : ""));
        }
        if (setUpFailure == null && red.isEmpty() && tests().stream().noneMatch(RunReport::decidesForGreen)) {
            parts.add("no test decided anything");
        }
        parts.addAll(irregularities);
        parts.addAll(details.notes());
        return String.join("; ", parts);
    }

    private String extraCount(String what, Predicate<TestOutcome> which) {
        long rows = tests().stream().filter(which).count();
        return rows == 0 ? "" : ", " + rows + " " + what;
    }

    private static String words(Status status) {
        return switch (status) {
            case FAILED -> "failed";
            case ERROR -> "with an error";
            case TIMEOUT -> "timed out";
            case INFRASTRUCTURE -> "failed for their infrastructure";
            case PASSED, LOST, SKIPPED, NOT_RUN -> status.json();
        };
    }
}
