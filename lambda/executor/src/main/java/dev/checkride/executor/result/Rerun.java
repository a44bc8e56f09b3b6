package dev.checkride.executor.result;

import dev.checkride.executor.run.RunId;

/**
 * What a run covers that repeats what was red in an earlier one.
 *
 * @param run the earlier run
 * @param tests how many tests are repeated
 * @param of how many were planned then
 */
public record Rerun(RunId run, int tests, int of) {
    /** What the verdict is about, in words. */
    public String inWords() {
        return "rerun of what was red in " + run + ", " + tests + " of its " + of + " tests";
    }
}
