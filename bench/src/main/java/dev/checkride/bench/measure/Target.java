package dev.checkride.bench.measure;

/** What a figure must reach. */
public sealed interface Target {
    /** Nothing: the figure is there to be known. */
    record None() implements Target {}

    /**
     * At most so many times what stands beside it.
     *
     * @param limit of measured over beside
     */
    record AtMostTimes(double limit) implements Target {}

    /**
     * At least so many times what stands beside it: of figures of which more is better.
     *
     * @param limit of measured over beside
     */
    record AtLeastTimes(double limit) implements Target {}

    /**
     * Faster than what stands beside it, at least so many times: of durations.
     *
     * @param limit of beside over measured
     */
    record TimesFaster(double limit) implements Target {}

    /**
     * At most so much by itself, whatever stands beside it.
     *
     * @param limit in the unit of the measured series
     */
    record AtMost(double limit) implements Target {}

    /** Nothing: the figure is there to be known. */
    static Target none() {
        return new None();
    }

    /** Measured over beside is at most this. */
    static Target atMostTimes(double limit) {
        return new AtMostTimes(limit);
    }

    /** Measured over beside is at least this. */
    static Target atLeastTimes(double limit) {
        return new AtLeastTimes(limit);
    }

    /** Beside over measured is at least this. */
    static Target timesFaster(double limit) {
        return new TimesFaster(limit);
    }

    /** Measured is at most this. */
    static Target atMost(double limit) {
        return new AtMost(limit);
    }
}
