package dev.checkride.sandbox.dynamodb;

import dev.checkride.sandbox.protocol.Account;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** dynalite in a process of its own, which ends when this one does. */
public final class DynamoDbProcess implements AutoCloseable {
    private static final long END_SECONDS = 30;

    /** Node is up in a second; a machine that is busy with other things gets its time. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final ProcessOutput output;

    private DynamoDbProcess(Process process, ProcessOutput output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it without waiting for it.
     *
     * @throws DynamoDbStartException when Node or the launcher's packages are missing
     */
    public static DynamoDbProcess start(Path directory, Account account) throws DynamoDbStartException {
        if (!Files.isDirectory(directory.resolve("node_modules").resolve("dynalite"))) {
            throw new DynamoDbStartException(
                    "DynamoDB's packages are missing in " + directory + ": run `npm ci` there, or the Maven build.");
        }
        ProcessBuilder builder = new ProcessBuilder("node", "launcher.js")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("AWS_ACCOUNT_ID", account.id());
        builder.environment().put("AWS_REGION", account.region());
        try {
            Process process = builder.start();
            return new DynamoDbProcess(process, ProcessOutput.of(process.getInputStream()));
        } catch (IOException e) {
            throw new DynamoDbStartException(
                    "Node does not start: install Node 20 or newer and put `node` on the PATH.", e);
        }
    }

    /**
     * Waits until it listens.
     *
     * @throws DynamoDbStartException when it ends instead, or does neither for two minutes
     */
    public URI endpoint() throws DynamoDbStartException {
        return endpoint(START_LIMIT);
    }

    URI endpoint(Duration limit) throws DynamoDbStartException {
        try {
            return URI.create("http://127.0.0.1:" + output.port().get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException ended) {
            throw new DynamoDbStartException("DynamoDB ended before it listened: " + output.latest(), ended);
        } catch (TimeoutException e) {
            throw new DynamoDbStartException(
                    "DynamoDB did not listen within " + limit.toSeconds() + " s: is the machine overloaded, or `node`"
                            + " something else than Node? It printed: " + output.latest(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DynamoDbStartException("DynamoDB was not waited for: the start was given up.", e);
        }
    }

    @Override
    public void close() {
        closeStdin();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** The launcher ends with its stdin, and by no signal that could be meant for the terminal's whole group. */
    private void closeStdin() {
        try {
            process.getOutputStream().close();
        } catch (IOException ended) {
            kill();
        }
    }

    /** Ends the process at once, and waits for that: its port and its files are free afterwards. */
    private void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
