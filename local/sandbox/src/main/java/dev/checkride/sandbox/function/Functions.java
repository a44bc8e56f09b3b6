package dev.checkride.sandbox.function;

import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The deployed functions. */
public final class Functions implements AutoCloseable {
    /**
     * What an event may have, in bytes.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
     */
    public static final int LARGEST_EVENT = 6 * 1024 * 1024;

    /** What a response may have, in bytes, by Lambda's error message. */
    static final int LARGEST_RESPONSE = LARGEST_EVENT + 100;

    private final Account account;
    private final Ids ids;
    private final Clock clock;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor timers;
    private final Map<String, FunctionSpec> byArn = new ConcurrentHashMap<>();

    public Functions(Account account, Ids ids, Clock clock, ExecutorService threads) {
        this.account = account;
        this.ids = ids;
        this.clock = clock;
        this.threads = threads;
        this.timers = timers();
    }

    /** Deploys a function, in place of one of the same name, and returns its ARN. */
    public String deploy(FunctionSpec spec) {
        byArn.put(arn(spec.name()), spec);
        return arn(spec.name());
    }

    /** All functions that are deployed, by their names. */
    public List<FunctionSpec> all() {
        return byArn.values().stream()
                .sorted(Comparator.comparing(FunctionSpec::name))
                .toList();
    }

    /** The ARN that a function has or would have. */
    public String arn(String name) {
        return account.arn("lambda", "function:" + name);
    }

    /** The ARN behind a name, an ARN, or either with a version or alias. */
    public Optional<String> find(String nameOrArn) {
        String bare = nameOrArn.startsWith("arn:") ? nameOrArn : arn(nameOrArn);
        String[] parts = bare.split(":", 8);
        String unqualified = parts.length < 8 ? bare : bare.substring(0, bare.lastIndexOf(':'));
        return byArn.containsKey(unqualified) ? Optional.of(unqualified) : Optional.empty();
    }

    /**
     * Invokes a function and waits for it, as long as its timeout allows. Who is interrupted leaves; the invocation runs
     * on, as it does on AWS when a state machine is stopped.
     *
     * @param arn of a deployed function
     * @throws FunctionFailure when it fails, takes too long or answers with more than Lambda hands on
     */
    public byte[] invoke(String arn, byte[] event) throws FunctionFailure, InterruptedException {
        return start(arn, event).await();
    }

    /**
     * Invokes a function and waits for it, as long as its timeout and the caller's patience allow. Where the patience ends
     * first the invocation runs on.
     *
     * @param arn of a deployed function
     * @throws FunctionFailure when it fails, takes too long or answers with more than Lambda hands on
     * @throws TimeoutException when the patience has come to its end
     */
    public byte[] invoke(String arn, byte[] event, Duration patience)
            throws FunctionFailure, InterruptedException, TimeoutException {
        return start(arn, event).await(patience);
    }

    /** Invokes a function without waiting for it; what becomes of it is its own affair. */
    public void invokeLater(String arn, byte[] event) {
        threads.execute(() -> {
            try {
                invoke(arn, event);
            } catch (FunctionFailure failure) {
                // Whoever invokes a function as an event does not hear of its failure on AWS either.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }

    private Invocation start(String arn, byte[] event) {
        FunctionSpec spec = byArn.get(arn);
        if (spec == null) {
            throw new IllegalArgumentException("No function " + arn + " is deployed: deployed are " + byArn.keySet());
        }
        String requestId = ids.uuid();
        InvocationContext context =
                new InvocationContext(requestId, arn, clock.instant().plus(spec.timeout()));
        Future<byte[]> answer = threads.submit(() -> spec.code().invoke(event, context));
        Future<?> timer =
                timers.schedule(() -> answer.cancel(true), spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
        return new Invocation(requestId, spec.timeout(), answer, timer);
    }

    private static ScheduledThreadPoolExecutor timers() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sandbox-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }
}
