package dev.checkride.bench.measure;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * What was measured in the rounds of a benchmark, in their order.
 *
 * @param unit of each sample
 * @param samples at least one
 */
public record Series(Unit unit, List<Double> samples) {
    /**
     * Copies the samples.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Series {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("A series needs at least one sample");
        }
    }

    /** What is known and not measured, such as a bound. */
    public static Series of(Unit unit, double value) {
        return new Series(unit, List.of(value));
    }

    /** The middle sample, or the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest sample. */
    public double min() {
        return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The largest sample. */
    public double max() {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Whether the samples differ. */
    public boolean isSpread() {
        return max() > min();
    }

    /**
     * Each sample over the sample of the same round of the other series, without a unit; a series of one sample stands for
     * every round.
     *
     * @throws IllegalArgumentException if the series have neither one sample nor the same number of them
     */
    public Series over(Series other) {
        return combined(Unit.TIMES, other, (mine, theirs) -> mine / theirs);
    }

    /** Each sample less the sample of the same round of the other series; see {@link #over}. */
    public Series less(Series other) {
        return combined(unit, other, (mine, theirs) -> mine - theirs);
    }

    private Series combined(Unit result, Series other, DoubleBinaryOperator operator) {
        int rounds = Math.max(samples.size(), other.samples.size());
        return new Series(
                result,
                IntStream.range(0, rounds)
                        .mapToObj(round -> operator.applyAsDouble(sample(round, rounds), other.sample(round, rounds)))
                        .toList());
    }

    private double sample(int round, int rounds) {
        if (samples.size() != 1 && samples.size() != rounds) {
            throw new IllegalArgumentException("A series of " + samples.size() + " rounds beside one of " + rounds);
        }
        return samples.get(samples.size() == 1 ? 0 : round);
    }
}
