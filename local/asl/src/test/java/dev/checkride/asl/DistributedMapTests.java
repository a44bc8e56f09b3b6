package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributedMapTests {
    private static final String PROCESSOR = """
            'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'}, 'StartAt': 'I',
              'States': {'I': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
                'Arguments': '{% $states.input %}', 'End': true}}}
            """;
    private static final String READER = """
            'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject', 'ReaderConfig': {'InputType': 'JSON'%s},
              'Arguments': {'Bucket': 'b', 'Key': '{%% $states.input.key %%}'}}
            """;

    @Test
    void startsAChildOfItsOwnForEachItem() throws Exception {
        Set<String> callers = ConcurrentHashMap.newKeySet();
        Execution execution = Machines.run(map("'Items': ['a', 'b'], 'Label': 'Run'"), "{}", call -> {
            callers.add(call.executionArn());
            return call.arguments();
        });

        assertThat(execution.output()).contains(Machines.json("[\"a\", \"b\"]"));
        assertThat(callers)
                .hasSize(2)
                .doesNotContain(execution.arn())
                .allSatisfy(arn ->
                        assertThat(arn).startsWith("arn:aws:states:eu-west-1:123456789012:execution:Trial/Run:"));
        MapRun run = execution.mapRuns().get(0);
        assertThat(run.arn()).startsWith("arn:aws:states:eu-west-1:123456789012:mapRun:Trial/Run:");
        assertThat(run.executionArn()).isEqualTo(execution.arn());
        assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(run.stopDate()).isPresent();
        assertThat(run.itemCounts()).isEqualTo(new MapRunCounts(2, 0, 0, 2, 0, 0, 0, 0));
        assertThat(Machines.types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "MapStateEntered",
                        "MapStateStarted",
                        "MapRunStarted",
                        "MapRunSucceeded",
                        "MapStateSucceeded",
                        "MapStateExited",
                        "ExecutionSucceeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Items': {'b': 1, 'a': {'x': 2}}, 'MaxConcurrency': 1
            'Items': '{% $states.input %}', 'MaxConcurrency': 1
            'MaxConcurrency': 1
            """)
    void takesTheFieldsOfAnObjectAsPairs(String fields) throws Exception {
        Execution execution = Machines.run(map(fields), "{\"b\":1,\"a\":{\"x\":2}}", TaskCall::arguments);

        assertThat(execution.output())
                .contains(Machines.json("[{\"Key\":\"b\",\"Value\":1},{\"Key\":\"a\",\"Value\":{\"x\":2}}]"));
        assertThat(execution.mapRuns().get(0).itemCounts().total()).isEqualTo(2);
    }

    @Test
    void showsAChildItsOwnExecution() throws Exception {
        String definition = Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': [1], 'Label': 'L', 'End': true,
                  'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'EXPRESS'},
                    'StartAt': 'I', 'States': {
                      'I': {'Type': 'Pass', 'Output': '{% $states.context %}', 'End': true}}}}
                """);

        JsonNode context = Machines.run(definition, "{}").output().orElseThrow().get(0);

        assertThat(context.at("/Execution/Id").asText()).contains(":express:Trial/L:");
        assertThat(context.at("/Execution/Name").asText()).isNotEqualTo("first");
        assertThat(context.at("/Execution/Input").asInt()).isEqualTo(1);
        assertThat(context.has("Map")).isFalse();
    }

    @Test
    void readsItsItems() throws Exception {
        ItemSource items = (resource, arguments) -> {
            assertThat(resource).isEqualTo("arn:aws:states:::s3:getObject");
            assertThat(arguments).isEqualTo(Machines.json("{\"Bucket\": \"b\", \"Key\": \"plan\"}"));
            return Machines.json("[1, 2, 3]");
        };

        Execution all = start(READER.formatted(""), items, TaskCall::arguments).await();
        Execution first = start(READER.formatted(", 'MaxItems': '{% 2 %}'"), items, TaskCall::arguments)
                .await();

        assertThat(all.output()).contains(Machines.json("[1, 2, 3]"));
        assertThat(first.output()).contains(Machines.json("[1, 2]"));
    }

    @Test
    void failsWhenItsItemsCannotBeRead() throws Exception {
        ItemSource missing = (resource, arguments) -> {
            throw new TaskFailedException("S3.NoSuchKeyException", "no such key");
        };
        ItemSource object = (resource, arguments) -> Machines.json("{}");

        Execution unread =
                start(READER.formatted(""), missing, TaskCall::arguments).await();
        Execution unlisted =
                start(READER.formatted(""), object, TaskCall::arguments).await();

        assertThat(unread.error()).contains("States.ItemReaderFailed");
        assertThat(unread.cause()).contains("no such key");
        assertThat(unlisted.error()).contains("States.ItemReaderFailed");
        assertThat(Machines.types(unread))
                .containsSubsequence("MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Label': 'none'                                                     | 1 | FAILED
            'ToleratedFailureCount': 2                                          | 2 | SUCCEEDED
            'ToleratedFailureCount': 2                                          | 3 | FAILED
            'ToleratedFailurePercentage': 20                                    | 2 | SUCCEEDED
            'ToleratedFailurePercentage': '{% 20 %}'                            | 3 | FAILED
            'ToleratedFailurePercentage': 100                                   | 10 | SUCCEEDED
            'ToleratedFailurePercentage': 100, 'ToleratedFailureCount': 1       | 2 | FAILED
            """)
    void toleratesAsManyFailuresAsItSays(String tolerance, int failures, MapRunStatus expected) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Execution execution =
                Machines.run(map("'Items': '{% [1..10] %}', 'MaxConcurrency': 1, " + tolerance), "{}", call -> {
                    if (calls.incrementAndGet() <= failures) {
                        throw new TaskFailedException("Bad", "because");
                    }
                    return call.arguments();
                });

        MapRun run = execution.mapRuns().get(0);
        assertThat(run.status()).isEqualTo(expected);
        assertThat(run.itemCounts().failed()).isEqualTo(failures);
        assertThat(run.children()).hasSize(failures).allSatisfy(child -> {
            assertThat(child.error()).contains("Bad");
            assertThat(child.history()).isNotEmpty();
        });
        if (expected == MapRunStatus.SUCCEEDED) {
            assertThat(execution.output().orElseThrow()).hasSize(10 - failures);
        } else {
            assertThat(execution.error()).contains("States.ExceedToleratedFailureThreshold");
            assertThat(execution.cause()).contains("The specified tolerated failure threshold was exceeded");
            assertThat(run.itemCounts().aborted()).isEqualTo(10 - failures);
        }
    }

    @Test
    void putsItemsIntoBatches() throws Exception {
        Execution execution = Machines.run(
                map("'Items': [1, 2, 3], 'ItemSelector': '{% $states.context.Map.Item.Value * 10 %}',"
                        + " 'ItemBatcher': {'MaxItemsPerBatch': 2, 'BatchInput': {'x': '{% $states.input %}'}}"),
                "5",
                TaskCall::arguments);

        assertThat(execution.output())
                .contains(Machines.json("[{\"BatchInput\": {\"x\": 5}, \"Items\": [10, 20]},"
                        + " {\"BatchInput\": {\"x\": 5}, \"Items\": [30]}]"));
        assertThat(execution.mapRuns().get(0).itemCounts().total()).isEqualTo(3);
        assertThat(execution.mapRuns().get(0).executionCounts().total()).isEqualTo(2);
    }

    @Test
    void limitsTheBytesOfABatch() throws Exception {
        Execution execution = Machines.run(
                map("'Items': ['aaaa', 'bbbb', 'cccc'], 'ItemBatcher': {'MaxInputBytesPerBatch': 15}"),
                "{}",
                TaskCall::arguments);

        assertThat(execution.output())
                .contains(Machines.json("[{\"Items\": [\"aaaa\", \"bbbb\"]}, {\"Items\": [\"cccc\"]}]"));
    }

    @Test
    void showsChildrenWhileTheyRun() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch bothRun = new CountDownLatch(2);
        Execution execution = startHeld(bothRun, release);
        List<String> childEvents = new CopyOnWriteArrayList<>();
        execution.listen(event -> {
            if (event.type().equals("MapRunStarted")) {
                MapRun run = execution.mapRuns().get(0);
                run.listen(child -> child.listen(childEvent -> childEvents.add(childEvent.type())));
            }
        });
        bothRun.await();
        MapRun run = execution.mapRuns().get(0);
        assertThat(run.itemCounts()).isEqualTo(new MapRunCounts(3, 1, 2, 0, 0, 0, 0, 0));
        assertThat(run.children()).hasSize(2).allMatch(child -> child.status() == ExecutionStatus.RUNNING);
        release.countDown();
        execution.await();

        assertThat(run.children()).isEmpty();
        assertThat(childEvents).contains("ExecutionSucceeded");
    }

    @Test
    void showsTheChildrenThatRunToWhoeverListensLate() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch bothRun = new CountDownLatch(2);
        Execution execution = startHeld(bothRun, release);
        bothRun.await();
        List<Integer> heard = new CopyOnWriteArrayList<>();
        execution.mapRuns().get(0).listen(child -> heard.add(child.input().asInt()));
        List<Integer> atOnce = List.copyOf(heard);
        release.countDown();
        execution.await();

        assertThat(atOnce).containsExactlyInAnyOrder(1, 2);
        assertThat(heard).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void runsTenThousandItemsAndRemembersOnlyThoseThatFailed() throws Exception {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 10_000; i++) {
            items.add(i);
        }
        Execution execution = start(
                        READER.formatted("") + ", 'MaxConcurrency': 20, 'ToleratedFailurePercentage': 100",
                        (resource, arguments) -> items,
                        call -> {
                            if (call.arguments().asInt() % 5 == 0) {
                                throw new TaskFailedException("Bad", "");
                            }
                            return Machines.json("0");
                        })
                .await();

        MapRun run = execution.mapRuns().get(0);
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output().orElseThrow()).hasSize(8_000);
        assertThat(run.itemCounts()).isEqualTo(new MapRunCounts(10_000, 0, 0, 8_000, 2_000, 0, 0, 0));
        assertThat(run.children()).hasSize(1_000);
        assertThat(execution.history()).hasSize(8);
    }

    @Test
    void goesOnWhenOneChildIsStopped() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Execution execution =
                Machines.start(map("'Items': [1, 2], 'MaxConcurrency': 1, 'ToleratedFailureCount': 1"), "{}", call -> {
                    if (call.arguments().asInt() == 1) {
                        never.await();
                    }
                    return call.arguments();
                });
        execution.listen(event -> {
            if (event.type().equals("MapRunStarted")) {
                execution.mapRuns().get(0).listen(DistributedMapTests::stopTheFirst);
            }
        });

        assertOnlyTheFirstIsStopped(execution);
    }

    @Test
    void goesOnWhenALateListenerStopsAChild() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution =
                Machines.start(map("'Items': [1, 2], 'MaxConcurrency': 1, 'ToleratedFailureCount': 1"), "{}", call -> {
                    if (call.arguments().asInt() == 1) {
                        running.countDown();
                        never.await();
                    }
                    return call.arguments();
                });
        running.await();
        execution.mapRuns().get(0).listen(DistributedMapTests::stopTheFirst);

        assertOnlyTheFirstIsStopped(execution);
    }

    private static void stopTheFirst(Execution child) {
        child.listen(event -> {
            if (event.type().equals("TaskStarted") && child.input().asInt() == 1) {
                child.stop("Stopped", "by hand");
            }
        });
    }

    private static void assertOnlyTheFirstIsStopped(Execution execution) throws InterruptedException {
        assertThat(execution.await().output()).contains(Machines.json("[2]"));
        MapRun run = execution.mapRuns().get(0);
        assertThat(run.itemCounts()).isEqualTo(new MapRunCounts(2, 0, 0, 1, 0, 0, 1, 0));
        assertThat(run.children()).singleElement().satisfies(child -> {
            assertThat(child.error()).contains("Stopped");
            assertThat(Machines.types(child)).containsOnlyOnce("ExecutionAborted");
        });
    }

    /** Three children, two of them at a time. */
    private static Execution startHeld(CountDownLatch running, CountDownLatch release) throws Exception {
        return Machines.start(map("'Items': [1, 2, 3], 'MaxConcurrency': 2"), "{}", call -> {
            running.countDown();
            release.await();
            return call.arguments();
        });
    }

    private static String map(String fields) {
        return Machines.machine("M", "'M': {'Type': 'Map', 'End': true, " + fields + ", " + PROCESSOR + "}");
    }

    private static Execution start(String fields, ItemSource items, TaskRunner tasks) {
        Surroundings surroundings = new Surroundings(tasks, items, Clock.systemUTC(), duration -> {}, new Random(5));
        return StateMachine.parse(map(fields))
                .start(Machines.request(Machines.json("{\"key\": \"plan\"}")), surroundings);
    }
}
