package dev.checkride.sandbox.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a function took to start and to answer, each list in the order of its events.
 *
 * @param starts from the start of a process until it asked for its first invocation
 * @param first the first invocations of the processes
 * @param warm all further invocations
 */
public record FunctionTimes(List<Duration> starts, List<Duration> first, List<Duration> warm) {
    /** Copies the lists. */
    public FunctionTimes {
        starts = List.copyOf(starts);
        first = List.copyOf(first);
        warm = List.copyOf(warm);
    }

    /** The time that half of the given ones do not exceed. */
    public static Optional<Duration> median(List<Duration> times) {
        return times.stream().sorted().skip(Math.max(0, (times.size() - 1) / 2)).findFirst();
    }
}
