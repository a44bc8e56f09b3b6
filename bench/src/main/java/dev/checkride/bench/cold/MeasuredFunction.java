package dev.checkride.bench.cold;

import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.runtime.FunctionTimes;
import dev.checkride.sandbox.runtime.ProcessFunction;
import dev.checkride.sandbox.runtime.ProcessSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A function in one process under the runtime client, which starts with its first invocation. */
final class MeasuredFunction implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String name;
    private final ExecutorService threads;
    private final ConcurrentLinkedDeque<String> log;
    private final ProcessFunction process;

    private MeasuredFunction(
            String name, ExecutorService threads, ConcurrentLinkedDeque<String> log, ProcessFunction process) {
        this.name = name;
        this.threads = threads;
        this.log = log;
        this.process = process;
    }

    static MeasuredFunction of(ProcessSpec spec) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        ConcurrentLinkedDeque<String> log = new ConcurrentLinkedDeque<>();
        return new MeasuredFunction(spec.name(), threads, log, ProcessFunction.of(spec, threads, log::add));
    }

    /**
     * Invokes it.
     *
     * @throws CannotMeasureException if it fails
     */
    byte[] invoke(byte[] event) {
        InvocationContext context = new InvocationContext(
                UUID.randomUUID().toString(),
                "arn:aws:lambda:us-east-1:000000000000:function:" + name,
                Instant.now().plus(LIMIT));
        try {
            return process.invoke(event, context);
        } catch (FunctionFailure failure) {
            throw new CannotMeasureException("The function " + name + " has failed: "
                    + new String(failure.json(), StandardCharsets.UTF_8) + "\n" + String.join("\n", log));
        }
    }

    /** From the start of the process to its first answer, in milliseconds. */
    double coldMillis() {
        FunctionTimes times = process.times();
        return millis(times.starts()) + millis(times.first());
    }

    /** The first invocation alone, in milliseconds; of a process that waits for it, with what restores it. */
    double firstMillis() {
        return millis(process.times().first());
    }

    /** The second invocation, in milliseconds. */
    double warmMillis() {
        return millis(process.times().warm());
    }

    private static double millis(List<Duration> times) {
        return times.get(0).toNanos() / 1e6;
    }

    @Override
    public void close() {
        process.close();
        threads.shutdown();
    }
}
