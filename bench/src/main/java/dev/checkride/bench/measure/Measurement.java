package dev.checkride.bench.measure;

import java.io.IOException;

/** Takes one sample. */
@FunctionalInterface
public interface Measurement {
    /**
     * Does what is measured, once.
     *
     * @return the sample, in a unit that the caller knows
     */
    double sample() throws IOException, InterruptedException;

    /** One that takes the time of an action, in seconds. */
    static Measurement seconds(Action action) {
        return () -> {
            long start = System.nanoTime();
            action.act();
            return (System.nanoTime() - start) / 1e9;
        };
    }

    /** What is done and measured from outside. */
    @FunctionalInterface
    interface Action {
        /** Does it. */
        void act() throws IOException, InterruptedException;
    }
}
