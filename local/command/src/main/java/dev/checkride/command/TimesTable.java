package dev.checkride.command;

import dev.checkride.command.terminal.Words;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.sandbox.runtime.FunctionTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The times of isolated functions in lines. */
final class TimesTable {
    private static final String ROW = "  %-9s %-7s %-8s %-15s %-17s %s";

    private TimesTable() {}

    static List<String> of(Map<ExecutorFunction, FunctionTimes> times) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                ROW,
                "function",
                "memory",
                "JVMs",
                "until it starts",
                "first invocation",
                "warm invocations"));
        times.forEach((function, measured) -> lines.add(row(function, measured)));
        return lines;
    }

    private static String row(ExecutorFunction function, FunctionTimes times) {
        String warm = times.warm().isEmpty()
                ? "none"
                : median(times.warm()) + " (median of " + times.warm().size() + ")";
        return String.format(
                Locale.ROOT,
                ROW,
                function.functionName(),
                function.memoryMegabytes() + " MB",
                times.starts().size(),
                median(times.starts()),
                median(times.first()),
                warm);
    }

    private static String median(List<Duration> times) {
        return FunctionTimes.median(times).map(Words::seconds).orElse("none");
    }
}
