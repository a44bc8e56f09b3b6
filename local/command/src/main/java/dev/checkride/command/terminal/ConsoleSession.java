package dev.checkride.command.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A run's terminal on the streams of this process, redrawn as time passes. This is the only class here that looks at
 * the process: its environment, its console, its streams.
 *
 * <p>Scenarios and functions run within this process, so that what they print must not get between: above the rows on
 * a terminal, out of the document with {@code --json}.
 */
public final class ConsoleSession implements AutoCloseable {
    private static final int FRAME_MILLIS = 100;
    private static final int RESIZE_MILLIS = 1_000;

    private final RunTerminal terminal;
    private final PrintStream out;
    private final PrintStream err;
    private final Timer ticker = new Timer("terminal", true);
    private final Thread restorer;

    private ConsoleSession(RunTerminal terminal, PrintStream out, PrintStream err) {
        this.terminal = terminal;
        this.out = out;
        this.err = err;
        // Also a process that is stopped gives the cursor back.
        this.restorer = new Thread(terminal::close, "terminal-restorer");
    }

    /** Opens the terminal for a run of the project in the given folder. */
    public static ConsoleSession open(Path home, Verbosity verbosity) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Charset charset = ConsoleFacts.charset();
        TerminalSettings settings = TerminalSettings.of(System.getenv(), ConsoleFacts.isTerminal(), charset, home);
        TtySize size = new TtySize();
        RunTerminal terminal = new RunTerminal(
                settings,
                size,
                verbosity,
                new PrintWriter(out, false, charset),
                new PrintWriter(err, false, charset),
                Clock.systemUTC());
        ConsoleSession session = new ConsoleSession(terminal, out, err);
        Runtime.getRuntime().addShutdownHook(session.restorer);
        if (terminal.isLive()) {
            size.refresh();
            session.redraw(size);
        }
        if (verbosity == Verbosity.JSON) {
            System.setOut(err);
        }
        return session;
    }

    private void redraw(TtySize size) {
        ticker.schedule(task(terminal::refresh), FRAME_MILLIS, FRAME_MILLIS);
        ticker.schedule(task(size::refresh), RESIZE_MILLIS, RESIZE_MILLIS);
        System.setOut(StrayOutput.to(terminal::note));
        System.setErr(StrayOutput.to(terminal::note));
    }

    private static TimerTask task(Runnable work) {
        return new TimerTask() {
            @Override
            public void run() {
                work.run();
            }
        };
    }

    /** What the user sees. */
    public RunTerminal terminal() {
        return terminal;
    }

    @Override
    public void close() {
        ticker.cancel();
        System.out.flush();
        System.setOut(out);
        System.setErr(err);
        terminal.close();
        try {
            Runtime.getRuntime().removeShutdownHook(restorer);
        } catch (IllegalStateException ending) {
            // The process is being stopped already: the hook runs, and finds nothing left to do.
            return;
        }
    }
}
