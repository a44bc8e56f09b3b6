package dev.checkride.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that is started to be measured. Its output goes to a file, so that nothing waits for whoever reads it.
 *
 * @param command with its arguments
 * @param directory where it is started
 * @param environment what is added to the variables of this process
 * @param output what it prints
 */
public record Child(List<String> command, Path directory, Map<String, String> environment, Path output) {
    private static final long LIMIT_MINUTES = 20;
    private static final int LAST_LINES = 15;

    /**
     * Runs it to its end.
     *
     * @return how long it took, in seconds
     * @throws CannotMeasureException if it ends with another exit code than 0, or does not end
     */
    public double run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw failed("did not end within " + LIMIT_MINUTES + " minutes");
            }
        } finally {
            process.destroyForcibly();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw failed("ended with exit code " + process.exitValue());
        }
        return seconds;
    }

    /** Starts it; whoever does so ends it, too. */
    public Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** What it has printed so far. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException("The output of " + command.get(0) + " cannot be read", e);
        }
    }

    private CannotMeasureException failed(String how) {
        List<String> lines = printed().lines().toList();
        return new CannotMeasureException(String.join(" ", command.subList(0, Math.min(command.size(), 4))) + " " + how
                + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }
}
