package dev.checkride.executor.result;

import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The histories of all scenarios in the runs table, an item for each scenario and stack. */
public final class HistoryTable {
    /** What the keys of its items begin with. */
    public static final String PREFIX = "history#";

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_A_TIME = 16;
    private static final int TRIES = 10;
    /** Amazon DynamoDB API Reference, BatchGetItem. */
    private static final int MOST_IN_A_BATCH = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String stackName;
    private final Clock clock;

    /** Those of the scenarios that test one stack. */
    public HistoryTable(DynamoDbClient dynamoDb, String table, String stackName, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.stackName = stackName;
        this.clock = clock;
    }

    /** The scenarios by how long they take, the longest first, so that none of them is waited for at the end; new ones lead. */
    public List<PlannedScenario> longestFirst(List<PlannedScenario> scenarios) {
        Map<String, Item> known =
                readAll(scenarios.stream().map(PlannedScenario::id).toList());
        return scenarios.stream()
                .sorted(Comparator.comparingLong(
                                (PlannedScenario scenario) -> -known.getOrDefault(scenario.id(), Item.NONE)
                                        .history()
                                        .expectedMillis(scenario)
                                        .orElse(Long.MAX_VALUE))
                        .thenComparing(PlannedScenario::className))
                .toList();
    }

    /** Adds what a run has found out, and tells the histories of its scenarios by their ids. */
    public Map<String, ScenarioHistory> add(String run, List<ScenarioReport> reports) {
        Map<String, Item> known =
                readAll(reports.stream().map(ScenarioReport::id).toList());
        return forEach(
                reports, ScenarioReport::id, report -> add(run, report, known.getOrDefault(report.id(), Item.NONE)));
    }

    private ScenarioHistory add(String run, ScenarioReport report, Item known) {
        Item before = known;
        for (int attempt = 1; ; attempt++) {
            ScenarioHistory after = before.history().and(run, report);
            if (after.equals(before.history())) {
                return after;
            }
            try {
                write(report.id(), before.version(), after);
                return after;
            } catch (ConditionalCheckFailedException changedMeanwhile) {
                if (attempt == TRIES) {
                    throw new IllegalStateException(
                            "The history of " + report.className() + " changed " + TRIES
                                    + " times while it was written",
                            changedMeanwhile);
                }
                before = read(report.id());
            }
        }
    }

    private record Item(long version, ScenarioHistory history) {
        static final Item NONE = new Item(0, ScenarioHistory.NONE);

        static Item of(Map<String, AttributeValue> item) {
            return item.isEmpty()
                    ? NONE
                    : new Item(
                            Long.parseLong(
                                    Objects.requireNonNull(item.get("version")).n()),
                            Json.read(
                                    Objects.requireNonNull(item.get("history")).s(), ScenarioHistory.class));
        }
    }

    private Item read(String scenarioId) {
        return Item.of(dynamoDb.getItem(get -> get.tableName(table).key(key(scenarioId)))
                .item());
    }

    /** Those that there are: a call for each scenario would be most of what a run of thousands costs. */
    private Map<String, Item> readAll(List<String> scenarioIds) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < scenarioIds.size(); from += MOST_IN_A_BATCH) {
            batches.add(scenarioIds.subList(from, Math.min(scenarioIds.size(), from + MOST_IN_A_BATCH)));
        }
        Map<String, Item> all = new HashMap<>();
        forEach(batches, batch -> batch.get(0), this::readBatch).values().forEach(all::putAll);
        return all;
    }

    private Map<String, Item> readBatch(List<String> scenarioIds) {
        List<Map<String, AttributeValue>> keys =
                scenarioIds.stream().distinct().map(this::key).toList();
        BatchGetItemResponse answer = dynamoDb.batchGetItem(get -> get.requestItems(
                Map.of(table, KeysAndAttributes.builder().keys(keys).build())));
        Map<String, Item> found = new HashMap<>();
        for (Map<String, AttributeValue> item : answer.responses().getOrDefault(table, List.of())) {
            found.put(scenarioId(item), Item.of(item));
        }
        // What has no room in the answer, or no capacity left, is read alone, which the client repeats with backoff.
        if (answer.unprocessedKeys().containsKey(table)) {
            for (Map<String, AttributeValue> left :
                    answer.unprocessedKeys().get(table).keys()) {
                found.put(scenarioId(left), read(scenarioId(left)));
            }
        }
        return found;
    }

    private String scenarioId(Map<String, AttributeValue> item) {
        return Objects.requireNonNull(item.get("pk")).s().substring(prefix().length());
    }

    private void write(String scenarioId, long version, ScenarioHistory history) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.putAll(key(scenarioId));
        item.put("version", AttributeValue.fromN(Long.toString(version + 1)));
        item.put("history", AttributeValue.fromS(Json.text(history)));
        item.put(
                "expires",
                AttributeValue.fromN(Long.toString(clock.instant().plus(KEPT).getEpochSecond())));
        dynamoDb.putItem(put -> {
            put.tableName(table).item(item);
            if (version == 0) {
                put.conditionExpression("attribute_not_exists(pk)");
            } else {
                put.conditionExpression("version = :read")
                        .expressionAttributeValues(Map.of(":read", AttributeValue.fromN(Long.toString(version))));
            }
        });
    }

    private Map<String, AttributeValue> key(String scenarioId) {
        return Map.of("pk", AttributeValue.fromS(prefix() + scenarioId));
    }

    private String prefix() {
        return PREFIX + stackName + "#";
    }

    private static <T, R> Map<String, R> forEach(List<T> all, Function<T, String> key, Function<T, R> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME, Math.max(1, all.size())));
        try {
            Map<String, Future<R>> begun = new LinkedHashMap<>();
            all.forEach(one -> begun.put(key.apply(one), threads.submit(() -> work.apply(one))));
            Map<String, R> done = new HashMap<>();
            for (Map.Entry<String, Future<R>> one : begun.entrySet()) {
                done.put(one.getKey(), one.getValue().get());
            }
            return done;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "The history of " + all.size() + " scenarios cannot be read or written: " + failed.getCause(),
                    failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the history", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
