package dev.checkride.executor.handler;

import dev.checkride.executor.result.Cost;
import dev.checkride.executor.result.ScenarioReport;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what a run has cost, from the times that it has measured. */
final class RunCost {
    /** Each attempt and the question behind it; then the end. */
    private static final int TRANSITIONS_OF_ATTEMPT = 2;

    private RunCost() {}

    /**
     * The cost of a run up to now.
     *
     * @param entered when each state began, as ISO 8601
     */
    static Cost of(Map<String, String> entered, List<ScenarioReport> scenarios, Instant now) {
        List<Map.Entry<String, Instant>> states = entered.entrySet().stream()
                .map(state -> Map.entry(state.getKey(), Instant.parse(state.getValue())))
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .toList();
        double gigabyteSeconds = 0;
        long invocations = 0;
        for (int i = 0; i < states.size(); i++) {
            Instant end = i + 1 < states.size() ? states.get(i + 1).getValue() : now;
            long millis = end.toEpochMilli() - states.get(i).getValue().toEpochMilli();
            Optional<ExecutorFunction> function = functionOf(states.get(i).getKey());
            gigabyteSeconds +=
                    function.map(known -> gigabyteSeconds(known, millis)).orElse(0.0);
            invocations += function.isPresent() ? 1 : 0;
        }
        long attempts = scenarios.stream().mapToLong(ScenarioReport::attempt).sum();
        long scenarioMillis =
                scenarios.stream().mapToLong(ScenarioReport::millis).sum();
        gigabyteSeconds += gigabyteSeconds(ExecutorFunction.SCENARIO, scenarioMillis);
        long transitions = states.size() + attempts * TRANSITIONS_OF_ATTEMPT + scenarios.size();
        return Cost.of(transitions, invocations + attempts, gigabyteSeconds);
    }

    private static double gigabyteSeconds(ExecutorFunction function, long millis) {
        return function.memoryMegabytes() / 1024.0 * millis / 1000.0;
    }

    private static Optional<ExecutorFunction> functionOf(String state) {
        return Arrays.stream(ExecutorFunction.values())
                .filter(function -> function.steps().contains(state))
                .findFirst();
    }
}
