package dev.checkride.command.terminal;

import dev.checkride.asl.Execution;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.result.StoredAttempts;
import dev.checkride.executor.run.RunKeys;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a user sees of one run: {@link #follow} shows how it goes on, {@link #finish} what it has found out; closing it
 * leaves the terminal as it was, also after an exception.
 */
public final class RunTerminal implements AutoCloseable {
    private final TerminalSettings settings;
    private final Verbosity verbosity;
    private final PrintWriter out;
    private final PrintWriter words;
    private final Style style;
    private final Screen screen;
    private final Progress progress;

    /**
     * Prepares to show a run.
     *
     * @param size the terminal's size, asked for each time that something is drawn
     * @param out the standard output
     * @param err the standard error
     */
    public RunTerminal(
            TerminalSettings settings,
            Supplier<TerminalSize> size,
            Verbosity verbosity,
            PrintWriter out,
            PrintWriter err,
            Clock clock) {
        this.settings = settings;
        this.verbosity = verbosity;
        this.out = out;
        this.words = verbosity == Verbosity.JSON ? err : out;
        this.style = new Style(settings.colour() && verbosity != Verbosity.JSON, settings.charset());
        this.screen = screen(settings, size, verbosity, words);
        this.progress = new Progress(screen, style, clock, size);
    }

    private static Screen screen(
            TerminalSettings settings, Supplier<TerminalSize> size, Verbosity verbosity, PrintWriter words) {
        return switch (verbosity) {
            case QUIET -> Screen.NONE;
            case JSON -> new LogScreen(words);
            case NORMAL, VERBOSE -> settings.live() ? new LiveScreen(words, size) : new LogScreen(words);
        };
    }

    /** Whether something is redrawn in place, so that nothing else may print meanwhile. */
    boolean isLive() {
        return screen instanceof LiveScreen;
    }

    /** Says which run begins. */
    public void begin(String title) {
        note(title);
    }

    /** Prints a line above what is redrawn; nothing if only the outcome is wanted. */
    public void note(String text) {
        progress.note(style.plain(text));
    }

    /** Prints a line that is wanted in any case. */
    public void say(String text) {
        if (verbosity == Verbosity.QUIET) {
            style.lines(text, Integer.MAX_VALUE).forEach(words::println);
            words.flush();
        } else {
            note(text);
        }
    }

    /** Takes a function's log lines, which only the verbose see. */
    public void log(String functionArn, String text) {
        if (verbosity == Verbosity.VERBOSE) {
            String name = functionArn.substring(functionArn.lastIndexOf(':') + 1);
            style.lines(text, Integer.MAX_VALUE)
                    .forEach(line -> progress.note("  " + style.dim("[" + name + "]") + " " + line));
        }
    }

    /** Shows the execution as it goes on; who wants the outcome alone has no report read before the end. */
    public void follow(Execution execution, ResultStore results, RunKeys keys) {
        if (verbosity == Verbosity.QUIET) {
            return;
        }
        new RunFollower(progress, new StoredAttempts(results, keys)::latest).follow(execution);
    }

    /** Redraws what runs, with the time that has passed. */
    void refresh() {
        progress.refresh();
    }

    /** What goes on in the run, for whoever follows it elsewhere than here. */
    public Progress progress() {
        return progress;
    }

    /**
     * Shows what the execution, which is over, has found out.
     *
     * @return whether it is green
     */
    public boolean finish(Execution execution, ResultStore results, RunKeys keys, ResultPlace place) {
        return finish(RunEnd.of(execution), results.read(keys.result()), place);
    }

    /**
     * Shows what a run, which is over, has found out.
     *
     * @param stored its result, if it has left one
     * @return whether it is green
     */
    public boolean finish(RunEnd end, Optional<byte[]> stored, ResultPlace place) {
        close();
        Optional<RunResult> result = stored.map(RunResult::parse);
        new Summary(words, style, verbosity, new SourceFiles(settings.home()), settings.annotations())
                .print(end, result, place);
        if (verbosity == Verbosity.JSON) {
            out.println(stored.map(JsonDocument::of)
                    .orElseGet(() -> JsonDocument.error("The run has left no result: " + end.reason())));
            out.flush();
        }
        return end.green();
    }

    /** Prints what else there is to tell after the outcome; nothing if only the outcome is wanted. */
    public void afterwards(List<String> lines) {
        if (verbosity != Verbosity.QUIET) {
            lines.forEach(words::println);
            words.flush();
        }
    }

    /** Shows nothing more of a run that is being stopped: whoever stops it tells how it ends. */
    public void silence() {
        progress.silence();
    }

    @Override
    public void close() {
        screen.close();
    }
}
