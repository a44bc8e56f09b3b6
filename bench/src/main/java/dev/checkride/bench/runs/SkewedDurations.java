package dev.checkride.bench.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How long the scenarios of a heavy-tailed suite take: log-normal, with a few far beyond the others.
 *
 * @param millis by the scenarios' numbers, which is their alphabetical order
 */
record SkewedDurations(List<Long> millis) {
    private static final double SIGMA = 0.8;
    private static final long OUTLIER = 30;

    /**
     * Draws them; the same seed gives the same ones.
     *
     * @param outliers how many take 30 times the median
     */
    static SkewedDurations draw(long seed, int count, int outliers, long medianMillis) {
        Random random = new Random(seed);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            millis.add(Math.round(medianMillis * Math.exp(SIGMA * random.nextGaussian())));
        }
        for (int i = 0; i < outliers; i++) {
            millis.set(random.nextInt(count), OUTLIER * medianMillis);
        }
        return new SkewedDurations(millis);
    }

    /** What no distribution can bring the whole below, in seconds. */
    double bound(int workers) {
        double longest = millis.stream().mapToDouble(Long::doubleValue).max().orElse(0);
        double sum = millis.stream().mapToDouble(Long::doubleValue).sum();
        return Math.max(longest, sum / workers) / 1000;
    }

    /** Shares of equally many scenarios in alphabetical order, one for each worker: how long the longest takes, in seconds. */
    double inEqualShares(int workers) {
        long[] shares = new long[workers];
        for (int i = 0; i < millis.size(); i++) {
            shares[(int) ((long) i * workers / millis.size())] += millis.get(i);
        }
        return longest(shares);
    }

    /** Shares by a hash of the class's name, as CodeBuild makes them: how long the longest takes, in seconds. */
    double byHash(int workers) {
        long[] shares = new long[workers];
        for (int i = 0; i < millis.size(); i++) {
            shares[Math.floorMod(ScenarioJar.className(i).hashCode(), workers)] += millis.get(i);
        }
        return longest(shares);
    }

    private static double longest(long[] shares) {
        long longest = 0;
        for (long share : shares) {
            longest = Math.max(longest, share);
        }
        return longest / 1000.0;
    }
}
