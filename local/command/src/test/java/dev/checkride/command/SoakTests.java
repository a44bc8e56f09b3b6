package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionStatus;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.CallListener;
import dev.checkride.sandbox.protocol.ServiceError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Up to four runs at a time on one stack, some of which clear it, some are stopped, and any of whose calls may fail.
 *
 * <p>The choices follow from {@code -Dcheckride.seed}; {@code -Dcheckride.soak} says how many runs there are.
 */
class SoakTests {
    private static final long SEED = Long.getLong("checkride.seed", System.nanoTime());
    private static final Optional<Integer> SOAK = Optional.ofNullable(Integer.getInteger("checkride.soak"));
    private static final int SOME = 16;
    /** Pools grow to as many threads as calls come at a time, and no further. */
    private static final int MORE_THREADS = 60;

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger FAULTS = new AtomicInteger();
    private static final AtomicInteger STOPPED = new AtomicInteger();
    private static final AtomicInteger GREEN = new AtomicInteger();
    private static final AtomicInteger EARLY_SWEEPS = new AtomicInteger();

    private final Random random = new Random(SEED);
    private final Faults faults = new Faults(SEED);

    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // before each test
    private LocalRunFixture sandbox;

    @BeforeEach
    void open() {
        sandbox = LocalRunFixture.open(data);
        sandbox.local().sandbox().tell(faults);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @AfterAll
    static void printFigures() {
        // The one line that a person reads after a soak; nothing else prints it.
        SOAK.ifPresent(runs -> System.out.printf(
                "soak: %d runs, seed %d, %d faults, %d stopped, %d swept while functions ran on, %d green, nothing lost and "
                        + "nothing left%n",
                RUNS.get(), SEED, FAULTS.get(), STOPPED.get(), EARLY_SWEEPS.get(), GREEN.get()));
    }

    @Test
    void whateverHappensToThemRunsEndWithAVerdictAndLeaveNothing() throws Exception {
        int left = SOAK.orElse(SOME);
        round(1);
        int threads = Thread.activeCount();
        while (left > 1) {
            int together = Math.min(left - 1, 1 + random.nextInt(4));
            left -= together;
            round(together);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> Thread.activeCount() <= threads + MORE_THREADS);
    }

    private void round(int together) throws InterruptedException {
        List<Execution> executions = new ArrayList<>();
        faults.on(random.nextInt(3) == 0 ? 0 : 0.02);
        for (int i = 0; i < together; i++) {
            boolean stopped = random.nextInt(5) == 0;
            executions.add(start(request(), stopped ? this::stop : execution -> {}));
        }
        for (Execution execution : executions) {
            execution.await();
        }
        faults.on(0);
        if (random.nextBoolean()) {
            // As the rule does at once: the functions of those that were stopped run on, and make things afterwards.
            sandbox.sweep(Clock.systemUTC());
            EARLY_SWEEPS.incrementAndGet();
        }
        assertThat(sandbox.local().invocations().settle(Duration.ofMinutes(5))).isTrue();
        sandbox.sweep(Clock.systemUTC());
        sandbox.sweep(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)));
        executions.forEach(this::assertEnded);
        // The sandbox forgets old executions.
        sandbox.assertNothingLeaked();
        assertThat(sandbox.residue()).as("seed " + SEED).isEmpty();
        assertThat(sandbox.lease()).as("seed " + SEED).doesNotContain("execution:");
    }

    private ObjectNode request() {
        ObjectNode request = Json.object().put("maxConcurrency", 1 + random.nextInt(11));
        if (random.nextBoolean()) {
            request.putArray("include").add("AdminCreatesUser").add("UserReadsOwnData");
        }
        if (random.nextInt(4) == 0) {
            request.put("clearTables", true);
            request.put("whenBusy", random.nextBoolean() ? "wait" : "fail");
        }
        if (random.nextInt(4) == 0) {
            request.put("retries", 1);
        }
        return request;
    }

    private Execution start(ObjectNode request, Consumer<Execution> meanwhile) {
        return sandbox.start("soak-" + RUNS.incrementAndGet(), request, meanwhile);
    }

    /** Anywhere between its first event and its last one. */
    private void stop(Execution execution) {
        int after = 1 + random.nextInt(60);
        AtomicInteger events = new AtomicInteger();
        execution.listen(event -> {
            if (events.incrementAndGet() == after) {
                faults.atTheNextCall(() -> sandbox.local().stop(execution.arn(), "stopped by the test"));
            }
        });
        STOPPED.incrementAndGet();
    }

    private void assertEnded(Execution execution) {
        String run = execution.arn().substring(execution.arn().lastIndexOf(':') + 1);
        String where = "seed " + SEED + ", " + run + ": " + execution.cause().orElse("");
        Optional<JsonNode> result = sandbox.local()
                .results()
                .read(new RunKeys(new RunId(run)).result())
                .map(json -> Json.read(json, JsonNode.class));
        String verdict =
                result.map(json -> json.at("/results/extra/verdict").asText()).orElse("none");
        assertThat(execution.status().isFinal()).as(where).isTrue();
        if (execution.status() == ExecutionStatus.SUCCEEDED) {
            GREEN.incrementAndGet();
            assertThat(verdict).as(where).isEqualTo("passed");
            assertThat(result.orElseThrow().at("/results/summary/failed").asInt())
                    .as(where)
                    .isZero();
        }
    }

    /** Lets calls of the services fail at random, in the ways in which they do. */
    private static final class Faults implements CallListener {
        private final Random random;
        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        private volatile double share;

        Faults(long seed) {
            this.random = new Random(seed);
        }

        void on(double newShare) {
            share = newShare;
        }

        /** A listener of an execution must not wait for it: whoever makes the next call does that. */
        void atTheNextCall(Runnable action) {
            waiting.add(action);
        }

        @Override
        public void arriving(Call call) {
            if (isSpared(call)) {
                return;
            }
            for (Runnable action = waiting.poll(); action != null; action = waiting.poll()) {
                action.run();
            }
            fail(call);
        }

        @Override
        public void done(Call call) {
            if (!isSpared(call)) {
                fail(call);
            }
        }

        /** The application's own calls are not Checkride's: what it forgets to answer, no scenario can remove. */
        private static boolean isSpared(Call call) {
            return call.service().equals("states")
                    || call.operation().equals("ListUserPools")
                    || (call.resource().endsWith("-users") && !call.operation().equals("BatchWriteItem"));
        }

        private void fail(Call call) {
            double drawn;
            synchronized (random) {
                drawn = random.nextDouble();
            }
            if (drawn < share / 2) {
                FAULTS.incrementAndGet();
                throw new ServiceError("InternalFailure", 500, "a fault");
            }
            if (drawn < share && !call.service().equals("s3")) {
                FAULTS.incrementAndGet();
                throw new ServiceError("ThrottlingException", 400, "a fault: too many requests");
            }
        }
    }
}
