package dev.checkride.sandbox.runtime;

import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.function.LambdaFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A function in processes of its own: each takes one invocation at a time and stays for the next, as Lambda's execution
 * environments do. A process that ends, or that is still busy when the invocation's time is up, is replaced by a new one.
 */
public final class ProcessFunction implements LambdaFunction, AutoCloseable {
    /** A process that was killed takes a moment to go. */
    private static final long SLOT_SECONDS = 10;

    private final FunctionCommand command;
    private final Executor threads;
    private final Consumer<String> log;
    private final Semaphore slots;
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final Set<Environment> all = new HashSet<>();
    private final List<Duration> starts = new ArrayList<>();
    private final List<Duration> first = new ArrayList<>();
    private final List<Duration> warm = new ArrayList<>();
    private boolean closed;

    private ProcessFunction(ProcessSpec spec, FunctionCommand command, Executor threads, Consumer<String> log) {
        this.command = command;
        this.threads = threads;
        this.log = log;
        this.slots = new Semaphore(spec.mostEnvironments());
    }

    /**
     * Prepares the function; its first process starts with its first invocation.
     *
     * @param log takes the lines that the function prints
     * @throws IOException if the work folder cannot be written
     */
    public static ProcessFunction of(ProcessSpec spec, Executor threads, Consumer<String> log) throws IOException {
        return new ProcessFunction(spec, FunctionCommand.of(spec), threads, log);
    }

    @Override
    public byte[] invoke(byte[] event, InvocationContext context) throws FunctionFailure {
        try {
            if (!slots.tryAcquire(SLOT_SECONDS, TimeUnit.SECONDS)) {
                throw new FunctionFailure("Lambda.TooManyRequestsException", "Rate Exceeded.", List.of());
            }
            try {
                return invokeIn(ready(), event, context);
            } finally {
                slots.release();
            }
        } catch (FunctionFailure failure) {
            throw failure.during(context.requestId());
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
            throw new FunctionFailure("Sandbox.Timedout", "The invocation was given up.", List.of());
        }
    }

    private byte[] invokeIn(Environment environment, byte[] event, InvocationContext context)
            throws FunctionFailure, InterruptedException {
        List<Duration> times = environment.isFresh() ? first : warm;
        long begin = System.nanoTime();
        try {
            return environment.invoke(event, context);
        } catch (InterruptedException timeIsUp) {
            discard(environment);
            throw timeIsUp;
        } finally {
            keep(times, Duration.ofNanos(System.nanoTime() - begin));
            giveBack(environment);
        }
    }

    private Environment ready() throws FunctionFailure, InterruptedException {
        while (true) {
            Environment environment = idleOrNew();
            try {
                if (environment.awaitReady()) {
                    if (environment.isFresh()) {
                        keep(starts, environment.age());
                    }
                    return environment;
                }
            } catch (InterruptedException timeIsUp) {
                discard(environment);
                throw timeIsUp;
            }
            discard(environment);
            if (environment.isFresh()) {
                throw environment.initFailure();
            }
        }
    }

    private synchronized Environment idleOrNew() {
        Environment waiting = idle.pollLast();
        if (waiting != null) {
            return waiting;
        }
        if (closed) {
            throw new IllegalStateException("The sandbox is closed.");
        }
        try {
            Environment started = Environment.start(command, threads, log);
            all.add(started);
            return started;
        } catch (IOException e) {
            throw new IllegalStateException("Java cannot be started for a function: " + e.getMessage(), e);
        }
    }

    private synchronized void keep(List<Duration> times, Duration time) {
        times.add(time);
    }

    private synchronized void giveBack(Environment environment) {
        if (all.contains(environment)) {
            idle.addLast(environment);
        }
    }

    private void discard(Environment environment) {
        environment.close();
        synchronized (this) {
            all.remove(environment);
        }
    }

    /** How long it has taken until now. */
    public synchronized FunctionTimes times() {
        return new FunctionTimes(starts, first, warm);
    }

    /** Ends all processes. */
    @Override
    public void close() {
        List<Environment> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        open.forEach(Environment::close);
    }
}
