package dev.checkride.command.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What scenarios and functions print to the standard streams, as they run within this process, line by line. */
final class StrayOutput extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> lines;

    private StrayOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    static PrintStream to(Consumer<String> lines) {
        return new PrintStream(new StrayOutput(lines), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet != '\n') {
            line.write(octet);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            write('\n');
        }
    }
}
