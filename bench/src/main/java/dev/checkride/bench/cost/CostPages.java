package dev.checkride.bench.cost;

import dev.checkride.bench.cost.CostModel.Outcome;
import dev.checkride.bench.cost.CurveChart.Curve;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The model's results as docs/performance.md shows them. */
final class CostPages {
    static final List<Integer> SCENARIOS = List.of(11, 200, 1_000, 10_000);
    private static final List<Integer> MEMORY = List.of(512, 1024, 1769);
    private static final int POINTS_OF_DECADE = 24;

    private CostPages() {}

    /** The pictures by the names of their files. */
    static Map<String, String> pictures() {
        return new TreeMap<>(Map.of(
                "performance-makespan.svg",
                new CurveChart("How long a run takes", "seconds", curves(Outcome::seconds)).svg(),
                "performance-dollars.svg",
                new CurveChart("What a run costs", "US dollars", curves(Outcome::dollars)).svg()));
    }

    private static List<Curve> curves(ToDoubleFunction<Outcome> value) {
        int[] scenarios = IntStream.rangeClosed(POINTS_OF_DECADE, 4 * POINTS_OF_DECADE)
                .map(step -> (int) Math.round(Math.pow(10, (double) step / POINTS_OF_DECADE)))
                .toArray();
        return Alternative.all().stream()
                .map(one -> new Curve(
                        one.name(),
                        IntStream.of(scenarios)
                                .mapToObj(count -> new CurveChart.Point(
                                        count, value.applyAsDouble(one.outcome().of(count))))
                                .toList()))
                .toList();
    }

    /** The table of all alternatives, in Markdown. */
    static String table() {
        StringBuilder text = new StringBuilder("| |")
                .append(SCENARIOS.stream()
                        .map(count -> String.format(Locale.ROOT, " %,d scenarios |", count))
                        .collect(Collectors.joining()))
                .append("\n|---|")
                .append("---|".repeat(SCENARIOS.size()));
        for (Alternative one : Alternative.all()) {
            text.append("\n| ").append(one.name()).append(" |");
            SCENARIOS.forEach(count ->
                    text.append(' ').append(cell(one.outcome().of(count))).append(" |"));
        }
        return text.toString();
    }

    /** The table of memory sizes of the function that runs scenarios, in Markdown: for 1,000 scenarios, 10 at a time. */
    static String memoryTable() {
        return MEMORY.stream()
                .map(megabytes -> "| " + megabytes + " MB | "
                        + cell(CostModel.TYPICAL.checkride(1_000, Alternative.DEFAULT_AT_A_TIME, megabytes)) + " |")
                .collect(Collectors.joining("\n", "| memory | 1,000 scenarios, 10 at a time |\n|---|---|\n", ""));
    }

    private static String cell(Outcome outcome) {
        return time(outcome.seconds()) + ", $" + String.format(Locale.ROOT, "%.3f", outcome.dollars());
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}
