package dev.checkride.bench.measure;

import dev.checkride.bench.measure.Beside.Absent;
import dev.checkride.bench.measure.Beside.Peer;
import java.util.Optional;

/**
 * One line of a benchmark's result. It is judged by medians: of the measured series, and of what stands beside it.
 *
 * @param what a few words, at most 30 characters so that it fits its column
 * @param measured Checkride
 * @param beside the peer or bound
 * @param target what must be reached
 */
public record Figure(String what, Series measured, Beside beside, Target target) {
    /** Whether a target was reached. */
    public enum Verdict {
        REACHED,
        MISSED,
        /** The peer is not here. */
        NOT_JUDGED,
        /** It has no target. */
        SHOWN
    }

    /** A figure without a peer. */
    public static Figure alone(String what, Series measured, Target target) {
        return new Figure(what, measured, Beside.nothing(), target);
    }

    /** The quotient that the target is about, of medians: how many times faster where that is the target. */
    public Optional<Double> ratio() {
        return beside instanceof Peer peer
                ? Optional.of(
                        target instanceof Target.TimesFaster
                                ? peer.series().median() / measured.median()
                                : measured.median() / peer.series().median())
                : Optional.empty();
    }

    /** The same quotient, round by round. */
    public Optional<Series> ratios() {
        return beside instanceof Peer peer
                ? Optional.of(
                        target instanceof Target.TimesFaster
                                ? peer.series().over(measured)
                                : measured.over(peer.series()))
                : Optional.empty();
    }

    /** What came of the target. */
    public Verdict verdict() {
        if (target instanceof Target.None) {
            return Verdict.SHOWN;
        }
        if (target instanceof Target.AtMost most) {
            return verdict(measured.median() <= most.limit());
        }
        if (beside instanceof Absent) {
            return Verdict.NOT_JUDGED;
        }
        double ratio = ratio().orElseThrow(() ->
                new IllegalStateException("The target of \"" + what + "\" is a ratio, and nothing stands beside it"));
        if (target instanceof Target.AtMostTimes most) {
            return verdict(ratio <= most.limit());
        }
        return verdict(ratio >= atLeast());
    }

    private double atLeast() {
        return target instanceof Target.TimesFaster faster ? faster.limit() : ((Target.AtLeastTimes) target).limit();
    }

    private static Verdict verdict(boolean reached) {
        return reached ? Verdict.REACHED : Verdict.MISSED;
    }
}
