package dev.checkride.executor.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run's result says beyond its rows.
 *
 * @param failOnFlaky whether a test that passed only when it was repeated makes the run red
 * @param notes what its reader must know, and what does not make it red
 * @param rerun what it covers if it repeats a part of an earlier run, or null
 * @param execution the ARN of its execution, or null
 * @param schedule when it did what
 * @param logGroups where the application under test logs
 * @param cost what it has cost, or null
 * @param cutOff the scenarios that may have left data behind in the application
 */
public record RunDetails(
        boolean failOnFlaky,
        List<String> notes,
        @Nullable Rerun rerun,
        @Nullable String execution,
        Schedule schedule,
        List<String> logGroups,
        @Nullable Cost cost,
        List<CutOff> cutOff) {
    /** Those of a run without anything special. */
    public static final RunDetails NONE =
            new RunDetails(false, List.of(), null, null, Schedule.UNKNOWN, List.of(), null, List.of());

    /** Copies its lists. */
    public RunDetails {
        notes = List.copyOf(notes);
        logGroups = List.copyOf(logGroups);
        cutOff = List.copyOf(cutOff);
    }
}
