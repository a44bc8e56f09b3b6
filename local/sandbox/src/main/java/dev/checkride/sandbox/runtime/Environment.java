package dev.checkride.sandbox.runtime;

import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.http.HttpListener;
import dev.checkride.sandbox.http.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process of a function, which takes one invocation at a time. */
final class Environment implements AutoCloseable {
    private static final long END_SECONDS = 5;

    private final Process process;
    private final CompletableFuture<Void> end;
    private final RuntimeApi api;
    private final HttpListener listener;
    private final FunctionOutput output;
    private final long started = System.nanoTime();
    private boolean fresh = true;

    private Environment(
            Process process,
            CompletableFuture<Void> end,
            RuntimeApi api,
            HttpListener listener,
            FunctionOutput output) {
        this.process = process;
        this.end = end;
        this.api = api;
        this.listener = listener;
        this.output = output;
    }

    /**
     * Starts a process without waiting for it.
     *
     * @throws IOException if Java cannot be started
     */
    static Environment start(FunctionCommand command, Executor threads, Consumer<String> log) throws IOException {
        RuntimeApi api = new RuntimeApi();
        HttpListener listener = HttpListener.start(0, new Workers(threads, log), api);
        try {
            Process process = command.start(listener.uri().getAuthority());
            FunctionOutput output = new FunctionOutput(process.getInputStream(), log);
            threads.execute(output);
            CompletableFuture<Void> end = process.onExit().thenAccept(ended -> api.ended(exit(ended.exitValue())));
            return new Environment(process, end, api, listener, output);
        } catch (IOException failed) {
            listener.close();
            throw failed;
        }
    }

    /** Waits until it can take an invocation, and tells whether it can: it may have ended instead, or since. */
    boolean awaitReady() throws FunctionFailure, InterruptedException {
        // The system knows of an end before it is reported here.
        return get(api.ready()) && process.toHandle().isAlive();
    }

    /** Whether it has taken no invocation yet. */
    boolean isFresh() {
        return fresh;
    }

    /** How long ago it was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Why it could not start. */
    FunctionFailure initFailure() {
        return api.initError().orElseGet(() -> exit(process.exitValue()));
    }

    byte[] invoke(byte[] event, InvocationContext context) throws FunctionFailure, InterruptedException {
        fresh = false;
        output.begin();
        return get(api.invoke(event, context));
    }

    private static <T> T get(Future<T> promised) throws FunctionFailure, InterruptedException {
        try {
            return promised.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FunctionFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("The Runtime API has failed", e);
        }
    }

    /** As Lambda words it; the invocation's own words name its request. */
    private static FunctionFailure exit(int code) {
        String how = switch (code) {
            case 0 -> "Runtime exited without providing a reason";
            case 134 -> "Runtime exited with error: signal: aborted";
            case 137 -> "Runtime exited with error: signal: killed";
            case 139 -> "Runtime exited with error: signal: segmentation fault";
            default -> "Runtime exited with error: exit status " + code;
        };
        return new FunctionFailure(FunctionFailure.EXIT, how, List.of());
    }

    /** Ends the process, whatever it is doing. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException deaf) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        } finally {
            listener.close();
        }
    }

    /** Ends the process at once. */
    private void kill() {
        process.destroyForcibly();
        end.join();
    }
}
