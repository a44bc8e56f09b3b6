package dev.checkride.executor.result;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What one invocation reports about its scenario.
 *
 * @param id the scenario's id in the plan
 * @param className its class
 * @param attempt the number of the attempt, from 1
 * @param start when the invocation began, in milliseconds since 1970
 * @param millis how long it took, in milliseconds
 * @param tests the rows
 */
public record ScenarioReport(
        String id, String className, int attempt, long start, long millis, List<TestOutcome> tests) {
    /** Copies the rows; a report that was read without its scenario is damaged. */
    public ScenarioReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(className, "className");
        tests = List.copyOf(tests);
    }

    /** Whether another report of the same attempt comes to the same end, test by test, or says that it was not begun. */
    boolean agreesWith(ScenarioReport other) {
        return outcomes().equals(other.outcomes())
                || other.tests().stream().allMatch(test -> test.status() == Status.NOT_RUN);
    }

    private Map<String, Status> outcomes() {
        return tests.stream().collect(Collectors.toMap(TestOutcome::id, TestOutcome::status, (one, twin) -> one));
    }

    /** Whether its process ended in the middle, so that its cleanup may not have run. */
    public boolean wasCutOff() {
        return tests.stream().anyMatch(TestOutcome::endedItsProcess);
    }

    /** The class's name without its package. */
    public String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
