package dev.checkride.bench;

import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Figure.Verdict;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Results for people, in 80 columns.
 *
 * @param results in the order in which they are shown
 */
record ResultTable(List<Result> results) {
    void print(PrintWriter out) {
        row(out, "(median, min–max below it)", "measured", "beside", "ratio", "target", "");
        for (Result result : results) {
            out.println(result.name() + ": " + result.measures());
            result.figures().forEach(figure -> print(out, figure));
        }
        out.flush();
    }

    private static void print(PrintWriter out, Figure figure) {
        row(
                out,
                figure.what(),
                median(figure.measured()),
                beside(figure.beside()),
                figure.ratio().map(Unit.TIMES::text).orElse(""),
                target(figure),
                verdict(figure.verdict()));
        boolean named = figure.beside() instanceof Beside.Peer;
        if (named || figure.measured().isSpread()) {
            row(
                    out,
                    named ? "  beside " + name(figure.beside()) : "",
                    spread(figure.measured()),
                    figure.beside() instanceof Beside.Peer peer ? spread(peer.series()) : "",
                    figure.ratios().map(ResultTable::spread).orElse(""),
                    "",
                    "");
        }
        if (figure.beside() instanceof Beside.Absent absent) {
            out.println("    beside " + absent.name() + ", which is not here: " + absent.why());
        }
    }

    private static void row(PrintWriter out, Object... cells) {
        out.println(
                String.format(Locale.ROOT, "  %-30s %9s %9s %8s %8s %s", cells).stripTrailing());
    }

    private static String median(Series series) {
        return series.unit().text(series.median());
    }

    /** Without the unit, for which there is no room. */
    private static String spread(Series series) {
        return series.isSpread() ? Unit.COUNT.text(series.min()) + "–" + Unit.COUNT.text(series.max()) : "";
    }

    private static String beside(Beside beside) {
        if (beside instanceof Beside.Peer peer) {
            return median(peer.series());
        }
        return beside instanceof Beside.Absent ? "absent" : "";
    }

    private static String name(Beside beside) {
        return beside instanceof Beside.Peer peer ? peer.name() : "";
    }

    private static String target(Figure figure) {
        Target target = figure.target();
        if (target instanceof Target.AtMostTimes most) {
            return "≤ " + Unit.TIMES.text(most.limit());
        }
        if (target instanceof Target.AtLeastTimes least) {
            return "≥ " + Unit.TIMES.text(least.limit());
        }
        if (target instanceof Target.TimesFaster faster) {
            return "≥ " + Unit.TIMES.text(faster.limit());
        }
        return target instanceof Target.AtMost most
                ? "≤ " + figure.measured().unit().text(most.limit())
                : "";
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case REACHED -> "reached";
            case MISSED -> "missed";
            case NOT_JUDGED -> "?";
            case SHOWN -> "";
        };
    }
}
