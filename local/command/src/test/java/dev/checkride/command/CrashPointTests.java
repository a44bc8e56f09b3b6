package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionStatus;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A run whose functions are killed before or after any of their calls of AWS, and one to which any answer is lost.
 *
 * <p>A test tries some of the calls, in an order by {@code -Dcheckride.seed}: as many as {@code -Dcheckride.crashPoints} says, or
 * {@code all}. To be killed after a call and before the next one is the same: nothing happens in between.
 */
class CrashPointTests {
    private static final long SEED = Long.getLong("checkride.seed", System.nanoTime());
    private static final @Nullable String ASKED_FOR = System.getProperty("checkride.crashPoints");
    private static final boolean ALL = "all".equals(ASKED_FOR);
    private static final int SOME = Integer.getInteger("checkride.crashPoints", 8);
    private static final AtomicInteger KILLED = new AtomicInteger();
    private static final AtomicInteger KILLED_ONCE = new AtomicInteger();
    private static final AtomicInteger LOST = new AtomicInteger();

    private final CallFaults faults = new CallFaults();

    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // before each test
    private LocalRunFixture sandbox;

    @SuppressWarnings("NullAway.Init") // before each test
    private Set<String> foreign;

    private int runs;

    @BeforeEach
    void openWithThingsOfOthers() {
        sandbox = LocalRunFixture.hosted(data, log -> faults.over(FunctionHost.thisProcess(log)));
        sandbox.plantThingsOfOthers();
        foreign = othersThings();
        sandbox.local().sandbox().tell(faults);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @AfterAll
    static void printFigures() {
        // The one line that a person reads who has asked for so many; nothing else prints it.
        if (ASKED_FOR != null) {
            System.out.printf(
                    "crash points: %d runs killed, %d with one invocation killed, %d with a lost answer%n",
                    KILLED.get(), KILLED_ONCE.get(), LOST.get());
        }
    }

    @ParameterizedTest(name = "clearing: {0}")
    @ValueSource(booleans = {false, true})
    void whereverItsFunctionsAreKilledNothingOfTheRunIsLeftAfterTheSweeps(boolean clearing) throws Exception {
        for (int point : points(callsOfAGreenRun(clearing))) {
            faults.killAt(point);
            Execution execution = run(clearing);
            String where = "seed " + SEED + ", killed at call " + faults.hit();
            faults.reset();

            sandbox.sweep(Clock.systemUTC());
            sandbox.sweep(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)));

            assertThat(othersThings()).as(where).isEqualTo(foreign);
            assertThat(sandbox.lease()).as(where).doesNotContain("execution:");
            assertThat(execution.status()).as(where).isEqualTo(ExecutionStatus.FAILED);
            assertThat(sandbox.sweep(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(40)))
                            .path("swept"))
                    .as(where)
                    .isEmpty();
            KILLED.incrementAndGet();
        }
    }

    @ParameterizedTest(name = "clearing: {0}")
    @ValueSource(booleans = {false, true})
    void whicheverInvocationIsKilledTheStateMachineTearsTheRunDown(boolean clearing) throws Exception {
        for (int point : points(callsOfAGreenRun(clearing))) {
            faults.killInvocationAt(point);
            Execution execution = run(clearing);
            String where =
                    "seed " + SEED + ", the invocation killed at call " + faults.hit() + " of " + faults.victim();
            boolean atTheEnd = faults.victim().equals(CallRecording.caller(ExecutorFunction.TEAR_DOWN));
            faults.reset();

            if (!atTheEnd) {
                assertThat(execution.status()).as(where).isEqualTo(ExecutionStatus.FAILED);
                assertThat(othersThings()).as(where).isEqualTo(foreign);
                assertThat(sandbox.lease()).as(where).doesNotContain("execution:");
                assertThat(verdict()).as(where).isNotEqualTo("passed");
            }
            sandbox.sweep(Clock.systemUTC());
            sandbox.sweep(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)));
            assertThat(othersThings()).as(where).isEqualTo(foreign);
            assertThat(sandbox.lease()).as(where).doesNotContain("execution:");
            assertThat(sandbox.sweep(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(40)))
                            .path("swept"))
                    .as(where)
                    .isEmpty();
            KILLED_ONCE.incrementAndGet();
        }
    }

    @ParameterizedTest(name = "clearing: {0}")
    @ValueSource(booleans = {false, true})
    void whicheverAnswerIsLostTheRunIsGreenAndLeavesNothing(boolean clearing) throws Exception {
        for (int point : points(callsOfAGreenRun(clearing))) {
            faults.loseAnswer(point);
            Execution execution = run(clearing);
            String where = "seed " + SEED + ", lost the answer to call " + faults.hit();
            faults.reset();

            assertThat(execution.status())
                    .as(where + ": " + execution.cause().orElse(""))
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(othersThings()).as(where).isEqualTo(foreign);
            assertThat(sandbox.lease()).as(where).doesNotContain("execution:");
            assertThat(tests()).as(where).isEqualTo(1);
            LOST.incrementAndGet();
        }
    }

    private int callsOfAGreenRun(boolean clearing) throws InterruptedException {
        faults.reset();
        assertThat(run(clearing).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(faults.count()).isGreaterThan(40);
        return faults.count();
    }

    private static List<Integer> points(int calls) {
        List<Integer> all = IntStream.rangeClosed(1, calls).boxed().collect(Collectors.toList());
        if (ALL) {
            return all;
        }
        Collections.shuffle(all, new Random(SEED));
        return all.subList(0, Math.min(SOME, all.size()));
    }

    /** One scenario that makes nothing itself: every call is Checkride's own. */
    private Execution run(boolean clearing) throws InterruptedException {
        runs++;
        ObjectNode request = Json.object().put("clearTables", clearing);
        if (clearing) {
            plantItems();
        }
        request.putArray("include").add("CallerWithoutTokenIsTurnedAway#listingUsersIsUnauthorized");
        Execution execution = sandbox.local().start("crash-" + runs, request);
        execution.await();
        return execution;
    }

    private int tests() {
        return result().at("/results/summary/tests").asInt();
    }

    private String verdict() {
        return result().at("/results/extra/verdict").asText();
    }

    private JsonNode result() {
        String key = new RunKeys(new RunId("crash-" + runs)).result();
        return Json.read(sandbox.local().results().read(key).orElseThrow(), JsonNode.class);
    }

    /** More than one batch of what a run that clears is to delete. */
    private void plantItems() {
        String table = LocalRunFixture.PROJECT.configuration().defaults().stackName() + "-users";
        for (int i = 0; i < 30; i++) {
            Map<String, AttributeValue> item = Map.of("userid", AttributeValue.fromS("old-" + i));
            sandbox.dynamoDb().putItem(put -> put.tableName(table).item(item));
        }
    }

    /** All but the items, which are there for the runs that clear. */
    private Set<String> othersThings() {
        Set<String> things = sandbox.residue();
        things.removeIf(thing -> thing.startsWith("item"));
        return things;
    }
}
