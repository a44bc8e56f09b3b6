package dev.checkride.executor.handler;

import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.scenario.ScenarioRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a scenario can do to the process of its function. Where the function has the process to itself, its report is stored even
 * if the scenario ends the process or uses up its memory, and a process that a scenario has spoilt takes no other.
 */
final class FunctionProcess {
    private static final int RETIRED = 1;

    /** Enough to store a report when a scenario holds all the rest. */
    private static final int RESERVE_BYTES = 16 * 1024 * 1024;

    private final boolean own;
    private final List<byte[]> reserve = new ArrayList<>();

    FunctionProcess(boolean own) {
        this.own = own;
        if (own) {
            reserve.add(new byte[RESERVE_BYTES]);
        }
    }

    /** A runner that reports what ends the process, if it is the function's own. */
    ScenarioRunner watched(ScenarioRunner runner, Consumer<ScenarioReport> store) {
        return own ? runner.reportingExit(store) : runner;
    }

    /**
     * Takes another way once the memory is used up.
     *
     * @throws OutOfMemoryError if the process is not the function's own
     */
    <T> T withReserve(Supplier<T> work, Supplier<T> whenFull) {
        try {
            return work.get();
        } catch (OutOfMemoryError full) {
            if (!own) {
                throw full;
            }
            reserve.clear();
            return whenFull.get();
        }
    }

    /** Ends the process, if it is the function's own: Lambda starts another for the next invocation. */
    void retire() {
        if (own) {
            Runtime.getRuntime().halt(RETIRED);
        }
    }
}
