package dev.checkride.executor.result;

import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How the tests of a scenario have fared on one stack.
 *
 * @param lastRun the run that was added last
 * @param tests by the ids of their rows
 */
public record ScenarioHistory(String lastRun, Map<String, TestHistory> tests) {
    /** An item of the table holds 400 KB. */
    private static final int MOST_TESTS = 500;

    /** That of a scenario that has never run. */
    public static final ScenarioHistory NONE = new ScenarioHistory("", Map.of());

    /** The same with another run; one that is there already is not counted twice. */
    ScenarioHistory and(String run, ScenarioReport report) {
        if (run.equals(lastRun)) {
            return this;
        }
        Map<String, TestHistory> all = new LinkedHashMap<>(tests);
        for (TestOutcome row : report.tests()) {
            if (!row.isCleanup() && (all.containsKey(row.id()) || all.size() < MOST_TESTS)) {
                all.put(row.id(), all.getOrDefault(row.id(), TestHistory.EMPTY).and(row));
            }
        }
        return new ScenarioHistory(run, all);
    }

    /** That of a row. */
    public TestHistory of(String rowId) {
        return tests.getOrDefault(rowId, TestHistory.EMPTY);
    }

    /** How long the planned tests take as far as is known, in milliseconds; nothing if any of them is new. */
    public OptionalLong expectedMillis(PlannedScenario planned) {
        long sum = 0;
        for (PlannedTest test : planned.tests()) {
            long usual = tests.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(test.uniqueId())
                            || entry.getKey().startsWith(test.uniqueId() + "/"))
                    .mapToLong(entry -> entry.getValue().usualMillis())
                    .sum();
            if (usual == 0) {
                return OptionalLong.empty();
            }
            sum += usual;
        }
        return OptionalLong.of(sum);
    }
}
