package dev.checkride.command.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is going on in a run just now, and the rows that tell of it. */
final class Board {
    /** As wide as the lines of finished scenarios up to their time. */
    private static final int WIDEST_NAME = 46;

    private static final int WIDTH_BESIDE_NAME = 6 + 12;
    private static final int ROWS_BESIDE_SCENARIOS = 4;
    private static final int MOST_SCENARIOS = 12;

    private final Style style;
    private final Instant start;
    private final Map<String, Instant> states = new LinkedHashMap<>();
    private final Map<String, Running> scenarios = new LinkedHashMap<>();
    private long total;
    private long finished;
    private long red;
    private long nameless;

    Board(Style style, Instant start) {
        this.style = style;
        this.start = start;
    }

    private record Running(String name, Instant start) {}

    void enter(String state, Instant at) {
        states.put(state, at);
    }

    /** Ends a state and tells how long it took. */
    Duration exit(String state, Instant at) {
        Instant entered = states.remove(state);
        return Duration.between(entered == null ? at : entered, at);
    }

    /** The states that run. */
    List<String> states() {
        return List.copyOf(states.keySet());
    }

    void begin(String id, String name, Instant at) {
        scenarios.put(id, new Running(name, at));
    }

    void expect(long scenarioCount) {
        total = Math.max(total, scenarioCount);
    }

    /** So many run beside those whose names are known. */
    void running(long count) {
        nameless = count;
    }

    void end(String id, boolean green) {
        scenarios.remove(id);
        finished++;
        red += green ? 0 : 1;
    }

    List<String> rows(Instant now, TerminalSize size) {
        List<String> rows = new ArrayList<>();
        int width = Math.max(1, size.columns() - 1);
        int nameWidth = Math.max(1, Math.min(WIDEST_NAME, width - WIDTH_BESIDE_NAME));
        states.forEach((state, entered) ->
                rows.add("  " + Columns.pad(style.plain(state), 16) + Words.elapsed(Duration.between(entered, now))));
        int most = Math.max(1, Math.min(MOST_SCENARIOS, size.rows() - ROWS_BESIDE_SCENARIOS));
        scenarios.values().stream()
                .limit(most)
                .forEach(running -> rows.add("    " + style.yellow("▸") + " " + name(running, nameWidth)
                        + Words.elapsed(Duration.between(running.start(), now))));
        if (scenarios.size() > most) {
            rows.add(style.dim("      and " + (scenarios.size() - most) + " more"));
        }
        rows.add(total(now));
        return rows.stream().map(row -> fitted(row, width)).toList();
    }

    private String name(Running running, int width) {
        return Columns.pad(Columns.fit(style.plain(running.name()), width - 1, style.plain("…")), width);
    }

    private String total(Instant now) {
        long running = scenarios.size() + nameless;
        String elapsed = Words.elapsed(Duration.between(start, now));
        if (total == 0) {
            return "  " + (states.isEmpty() ? "Starting, " : "") + elapsed;
        }
        return "  " + style.bold(finished + "/" + total) + " scenarios"
                + (red == 0 ? "" : ", " + style.red(red + " red"))
                + (running == 0 ? "" : ", " + running + " running") + ", " + elapsed;
    }

    /** Only a terminal of a few columns has rows that do not fit; there the text counts more than its colour. */
    private String fitted(String row, int width) {
        return Columns.of(row) <= width
                ? row
                : Columns.fit(row.replaceAll("\u001b\\[[0-9;]*m", ""), width, style.plain("…"));
    }
}
