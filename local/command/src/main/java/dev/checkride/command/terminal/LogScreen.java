package dev.checkride.command.terminal;

import java.io.PrintWriter;
import java.util.List;

/** A log, which keeps all that is ever printed: what changes is not shown. */
final class LogScreen implements Screen {
    private final PrintWriter out;

    LogScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void show(List<String> lines, List<String> rows) {
        lines.forEach(out::println);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
