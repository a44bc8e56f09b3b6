package dev.checkride.command;

import dev.checkride.command.terminal.PlainText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A list of runs.
 *
 * @param lines the latest first
 * @param more what is not in it, in words; empty if all are
 */
record RunList(List<Line> lines, String more) {
    private static final int LONGEST_SUMMARY = 120;

    RunList {
        lines = List.copyOf(lines);
    }

    /**
     * A run in a line.
     *
     * @param run its id
     * @param text what became of it
     */
    record Line(String run, String text) {
        static Line of(String run, Instant begun, String verdict, String summary) {
            String shown = PlainText.line(summary, LONGEST_SUMMARY);
            return new Line(
                    run,
                    begun.truncatedTo(ChronoUnit.SECONDS) + "  " + PlainText.line(verdict, LONGEST_SUMMARY)
                            + (shown.isEmpty() ? "" : "  " + shown));
        }
    }
}
