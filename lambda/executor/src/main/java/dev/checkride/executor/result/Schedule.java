package dev.checkride.executor.result;

import java.util.List;
import java.util.Map;

/**
 * When a run did what.
 *
 * @param workers how many scenarios could run at a time
 * @param entered when each state began, as ISO 8601, by its name
 */
public record Schedule(int workers, Map<String, String> entered) {
    /** That of a run of which nothing is known. */
    public static final Schedule UNKNOWN = new Schedule(0, Map.of());

    /** Copies the times. */
    public Schedule {
        entered = Map.copyOf(entered);
    }

    /** From the beginning of the first scenario to the end of the last, in milliseconds. */
    public static long makespanMillis(List<ScenarioReport> scenarios) {
        List<ScenarioReport> run =
                scenarios.stream().filter(report -> report.millis() > 0).toList();
        long start = run.stream().mapToLong(ScenarioReport::start).min().orElse(0);
        return run.stream()
                .mapToLong(report -> report.start() + report.millis() - start)
                .max()
                .orElse(0);
    }

    /** What no order of the scenarios could have brought it below, in milliseconds. */
    public long lowerBoundMillis(List<ScenarioReport> scenarios) {
        long longest =
                scenarios.stream().mapToLong(ScenarioReport::millis).max().orElse(0);
        long sum = scenarios.stream().mapToLong(ScenarioReport::millis).sum();
        return Math.max(longest, sum / Math.max(1, workers));
    }
}
