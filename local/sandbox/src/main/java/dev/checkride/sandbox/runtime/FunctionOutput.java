package dev.checkride.sandbox.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes what a function prints, as fast as it comes, and hands on the beginning: so much of each invocation. */
final class FunctionOutput implements Runnable {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_LINE = 8 * 1024;

    private final InputStream output;
    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int taken;

    FunctionOutput(InputStream output, Consumer<String> log) {
        this.output = output;
        this.log = log;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[16 * 1024];
        try {
            for (int length = output.read(chunk); length >= 0; length = output.read(chunk)) {
                take(chunk, length);
            }
            endOfLine();
        } catch (IOException ended) {
            // The process was killed, and its output with it.
            return;
        }
    }

    /** From now on there is room again. */
    synchronized void begin() {
        taken = 0;
    }

    private synchronized void take(byte[] chunk, int length) {
        for (int i = 0; i < length && taken <= MOST_BYTES; i++) {
            taken++;
            if (chunk[i] == '\n' || line.size() >= LONGEST_LINE) {
                endOfLine();
            }
            if (chunk[i] != '\n') {
                line.write(chunk[i]);
            }
            if (taken > MOST_BYTES) {
                endOfLine();
                log.accept("[cut: an invocation may print " + MOST_BYTES / 1024 + " KiB here]");
            }
        }
    }

    private synchronized void endOfLine() {
        if (line.size() > 0) {
            log.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
