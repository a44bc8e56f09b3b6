package dev.checkride.bench.cost;

import dev.checkride.bench.cost.CostModel.Outcome;
import java.util.List;

/**
 * One way to run scenarios.
 *
 * @param name a few words
 * @param outcome by the number of scenarios
 */
record Alternative(String name, Way outcome) {
    private static final CostModel MODEL = CostModel.TYPICAL;

    /** What comes of a number of scenarios. */
    @FunctionalInterface
    interface Way {
        Outcome of(int scenarios);
    }

    /** The default of {@code maxConcurrency}; see the schema of {@code checkride.json}. */
    static final int DEFAULT_AT_A_TIME = 10;

    /** All that are compared, Checkride's own first. */
    static List<Alternative> all() {
        return List.of(
                checkride(DEFAULT_AT_A_TIME),
                checkride(100),
                checkride(1000),
                new Alternative("CodeBuild", scenarios -> MODEL.codeBuild(scenarios, DEFAULT_AT_A_TIME)),
                new Alternative("CodeBuild batch", scenarios -> MODEL.codeBuildBatch(scenarios, DEFAULT_AT_A_TIME)));
    }

    private static Alternative checkride(int atATime) {
        return new Alternative(
                "Checkride, " + atATime + " at a time", scenarios -> MODEL.checkride(scenarios, atATime));
    }
}
