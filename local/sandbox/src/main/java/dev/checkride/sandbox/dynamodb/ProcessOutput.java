package dev.checkride.sandbox.dynamodb;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes all that a process prints, so that it never waits for a reader, and keeps the port and the latest words. */
final class ProcessOutput implements Runnable {
    private static final Pattern PORT = Pattern.compile("(?m)^(\\d{1,5})\\R");
    private static final int KEPT = 4 * 1024;

    private final InputStream output;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private String latest = "";

    private ProcessOutput(InputStream output) {
        this.output = output;
    }

    static ProcessOutput of(InputStream stream) {
        ProcessOutput output = new ProcessOutput(stream);
        Thread reader = new Thread(output, "sandbox-dynamodb-output");
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    /** The first line that is a number; fails when the output ends without one. */
    CompletableFuture<Integer> port() {
        return port;
    }

    /** The end of what was printed. */
    synchronized String latest() {
        return latest.isBlank() ? "nothing" : latest.strip();
    }

    @Override
    public void run() {
        byte[] chunk = new byte[KEPT];
        try {
            for (int length = output.read(chunk); length >= 0; length = output.read(chunk)) {
                take(new String(chunk, 0, length, StandardCharsets.UTF_8));
            }
            port.completeExceptionally(new EOFException("The output has ended."));
        } catch (IOException ended) {
            // The process was killed, and its output with it.
            port.completeExceptionally(ended);
        }
    }

    private synchronized void take(String text) {
        String both = latest + text;
        if (!port.isDone()) {
            Matcher matcher = PORT.matcher(both);
            if (matcher.find()) {
                port.complete(Integer.valueOf(matcher.group(1)));
            }
        }
        latest = both.substring(Math.max(0, both.length() - KEPT));
    }
}
