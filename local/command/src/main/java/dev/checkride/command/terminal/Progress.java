package dev.checkride.command.terminal;

import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows how a run goes on: a line for each state and scenario that has ended, below them what is running. */
public final class Progress {
    /** The summary tells of all. */
    private static final int MOST_ROWS = 10;

    private static final int LONGEST_REASON = 120;

    private final Screen screen;
    private final Style style;
    private final Clock clock;
    private final Supplier<TerminalSize> size;
    private final Board board;
    private boolean over;
    private boolean silent;

    Progress(Screen screen, Style style, Clock clock, Supplier<TerminalSize> size) {
        this.screen = screen;
        this.style = style;
        this.clock = clock;
        this.size = size;
        this.board = new Board(style, clock.instant());
    }

    /** A state has begun. */
    public synchronized void entered(String state, Instant at) {
        board.enter(state, at);
        refresh();
    }

    /** A state has ended. */
    public synchronized void exited(String state, Instant at, boolean failed) {
        Duration took = board.exit(state, at);
        show(List.of("  " + Columns.pad(style.plain(state), 16) + Words.seconds(took)
                + (failed ? "  " + style.red("failed") : "")));
    }

    synchronized void started(PlannedScenario scenario, Instant at, long total) {
        board.expect(total);
        board.begin(scenario.id(), scenario.simpleName(), at);
        refresh();
    }

    /** So many scenarios run, whose names are not known before they end. */
    public synchronized void counted(long total, long running) {
        board.expect(total);
        board.running(running);
        refresh();
    }

    /** A scenario has ended. Without a report nothing is known of it, and it is red. */
    public synchronized void ended(PlannedScenario scenario, Optional<ScenarioReport> report) {
        boolean green = report.isPresent()
                && report.orElseThrow().tests().stream()
                        .allMatch(test -> test.status().allowsGreen());
        board.end(scenario.id(), green);
        String name = Columns.pad(style.plain(scenario.simpleName()), 36);
        List<String> lines = new ArrayList<>();
        lines.add("    " + (green ? style.green("✓") : style.red("✗")) + " " + name
                + report.map(Progress::figures).orElseGet(() -> style.red("not reported")));
        report.ifPresent(known -> lines.addAll(unusualRows(known)));
        show(lines);
    }

    private static String figures(ScenarioReport report) {
        return Columns.pad(Words.count(report.tests().size(), "test"), 10)
                + Words.seconds(Duration.ofMillis(report.millis()));
    }

    private List<String> unusualRows(ScenarioReport report) {
        List<TestOutcome> unusual = report.tests().stream()
                .filter(test -> test.status() != Status.PASSED || test.flaky())
                .toList();
        List<String> lines = new ArrayList<>();
        for (TestOutcome test : unusual.subList(0, Math.min(MOST_ROWS, unusual.size()))) {
            String line = test.name() + ": " + StatusWords.of(test) + reason(test);
            lines.add("        " + (test.status().allowsGreen() ? style.yellow(line) : style.red(line)));
        }
        if (unusual.size() > MOST_ROWS) {
            lines.add("        " + style.plain("… and " + (unusual.size() - MOST_ROWS) + " more"));
        }
        return lines;
    }

    private static String reason(TestOutcome test) {
        Failure failure = test.failure();
        return failure == null || test.status() == Status.PASSED
                ? ""
                : ": " + Text.shortened(Text.oneLine(failure.inOneLine()), LONGEST_REASON);
    }

    /** Prints a line that belongs to no state. */
    public synchronized void note(String text) {
        show(List.of(text));
    }

    /** The run is over: what still runs has no end of its own. */
    public synchronized void over(Instant at) {
        board.states().forEach(state -> exited(state, at, false));
        over = true;
        screen.close();
    }

    /** Says nothing more: whoever stops the run tells how it ends. */
    synchronized void silence() {
        silent = true;
        screen.close();
    }

    /** Redraws what runs, with the time that has passed. */
    synchronized void refresh() {
        show(List.of());
    }

    private void show(List<String> lines) {
        if (silent) {
            return;
        }
        screen.show(lines, over || !screen.isRedrawn() ? List.of() : board.rows(clock.instant(), size.get()));
    }
}
