package dev.checkride.bench.measure;

/** What stands beside a measured figure. */
public sealed interface Beside {
    /** Nothing: the target is one of the figure by itself. */
    record Nothing() implements Beside {}

    /**
     * What a user would pick instead, or a bound.
     *
     * @param name a few words
     * @param series measured in the same rounds, or a single value
     */
    record Peer(String name, Series series) implements Beside {}

    /**
     * A peer that is not on this machine.
     *
     * @param name a few words
     * @param why what is missing, and how it would be found
     */
    record Absent(String name, String why) implements Beside {}

    /** Nothing stands beside. */
    static Beside nothing() {
        return new Nothing();
    }

    /** A peer that was measured in turn. */
    static Beside peer(String name, Series series) {
        return new Peer(name, series);
    }

    /** A peer that is not here. */
    static Beside absent(String name, String why) {
        return new Absent(name, why);
    }
}
