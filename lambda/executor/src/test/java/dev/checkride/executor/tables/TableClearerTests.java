package dev.checkride.executor.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.PermissionMissingException;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import dev.checkride.executor.wire.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableClearerTests {
    private static final Answer THROTTLED = Answer.error("ProvisionedThroughputExceededException", "too fast");

    private final VirtualTime time = new VirtualTime();
    private final Patience patience = time.patience();
    private final AtomicInteger proceeded = new AtomicInteger();
    private AwsStub aws;
    private TableClearer clearer;

    @BeforeEach
    void start() throws IOException {
        aws = AwsStub.start();
        clearer = new TableClearer(aws.dynamoDb(), patience);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aPlanCountsAndDeletesNothing() {
        FakeTable table = serve(FakeTable.of(60, 13));

        List<PlannedTable> planned = clearer.plan(request()).tables();

        assertThat(planned)
                .containsExactly(new PlannedTable(
                        "users-1", "arn:aws:dynamodb:us-east-1:111122223333:table/users-1", List.of("name", "at"), 60));
        assertThat(table.items()).hasSize(60);
        assertThat(aws.operations()).doesNotContain("BatchWriteItem");
        assertThat(aws.bodies("Scan")).hasSize(5).allSatisfy(scan -> {
            assertThat(scan.get("Select").asText()).isEqualTo("COUNT");
            assertThat(scan.get("ConsistentRead").asBoolean()).isTrue();
        });
    }

    @Test
    void everyItemIsDeletedInBatchesOf25() {
        FakeTable table = serve(FakeTable.of(60, 13));

        assertThat(clear()).containsExactly(new ClearedTable("users-1", 60, 0));
        assertThat(table.items()).isEmpty();
        assertThat(aws.bodies("BatchWriteItem"))
                .extracting(body -> body.at("/RequestItems/users-1").size())
                .containsExactly(25, 25, 10);
        assertThat(proceeded).hasValue(3);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void batchesAreDeletedSideBySide() {
        FakeTable table = serve(FakeTable.of(100, 100));
        CyclicBarrier four = new CyclicBarrier(4);

        clearer.clear(clearer.plan(request()), () -> {
            try {
                four.await(1, TimeUnit.MINUTES);
            } catch (Exception alone) {
                throw new IllegalStateException("No other batch is under way", alone);
            }
        });

        assertThat(table.items()).isEmpty();
    }

    @Test
    void aBatchThatFailsEndsTheOthers() {
        FakeTable table = serve(FakeTable.of(100, 100));
        aws.on("BatchWriteItem", request -> table.write(request, 0));
        ClearingPlan plan = clearer.plan(request());

        assertThatThrownBy(() -> clearer.clear(plan, () -> {
                    if (proceeded.incrementAndGet() == 10) {
                        throw new IllegalStateException("closed");
                    }
                }))
                .hasMessage("closed");
        assertThat(table.items()).hasSize(100);
        assertThat(proceeded.get()).isLessThan(20);
    }

    @Test
    void row23OnlyKeysAreReadUnderNamesThatMayBeReservedWords() {
        serve(FakeTable.of(1, 10));

        clear();

        JsonNode scan = aws.bodies("Scan").get(1);
        assertThat(scan.get("ProjectionExpression").asText().split(", ")).containsExactlyInAnyOrder("#k0", "#k1");
        assertThat(scan.get("ExpressionAttributeNames"))
                .isEqualTo(
                        FakeTable.MAPPER.createObjectNode().put("#k0", "name").put("#k1", "at"));
        assertThat(scan.get("ConsistentRead").asBoolean()).isTrue();
    }

    @ParameterizedTest(name = "row 23: a key of type {0}")
    @CsvSource({"S, text", "N, 12.50", "B, AAEC/w=="})
    void keysOfEveryTypeAreDeletedAsTheyAre(String type, String value) {
        String key = "{\"id\":{\"" + type + "\":\"" + value + "\"}}";
        Answer none = Answer.json("{\"Count\":0,\"Items\":[]}");
        serve(FakeTable.of(0, 1));
        aws.on("DescribeTable", FakeTable.keys("id", "HASH"))
                .on("Scan", Answer.json("{\"Count\":1}"), Answer.json("{\"Count\":1,\"Items\":[" + key + "]}"), none)
                .on("BatchWriteItem", Answer.json("{\"UnprocessedItems\":{}}"));

        assertThat(clear()).containsExactly(new ClearedTable("users-1", 1, 0));
        assertThat(aws.bodies("BatchWriteItem").get(0).at("/RequestItems/users-1/0/DeleteRequest/Key"))
                .hasToString(key);
    }

    @Test
    void row24AnEmptyPageWithALastKeyIsNotTheLast() {
        FakeTable table = serve(FakeTable.of(30, 30));
        AtomicInteger scans = new AtomicInteger();
        aws.on(
                "Scan",
                request -> scans.incrementAndGet() % 2 == 1
                        ? Answer.json(
                                "{\"Count\":0,\"Items\":[],\"LastEvaluatedKey\":{\"name\":{\"S\":\"x\"},\"at\":{\"N\":\"-1\"}}}")
                        : table.scan(request));

        assertThat(clear()).containsExactly(new ClearedTable("users-1", 30, 0));
        assertThat(table.items()).isEmpty();
        assertThat(aws.bodies("Scan").get(1).at("/ExclusiveStartKey/name/S").asText())
                .isEqualTo("x");
    }

    @Test
    void row22WhatABatchLeavesOverIsTriedAgainAfterAWait() {
        FakeTable table = serve(FakeTable.of(25, 100));
        aws.on("BatchWriteItem", request -> table.write(request, 10));

        assertThat(clear()).containsExactly(new ClearedTable("users-1", 25, 0));
        assertThat(table.items()).isEmpty();
        assertThat(aws.bodies("BatchWriteItem"))
                .extracting(body -> body.at("/RequestItems/users-1").size())
                .containsExactly(25, 15, 5);
        assertThat(time.waits()).hasSize(2).allMatch(wait -> wait.toMillis() >= 1 && wait.toMillis() <= 100);
        assertThat(proceeded).hasValue(3);
    }

    @Test
    void row22ABatchThatIsThrottledAsAWholeIsTriedAgain() {
        FakeTable table = serve(FakeTable.of(25, 100));
        AtomicInteger writes = new AtomicInteger();
        aws.on(
                "BatchWriteItem",
                request -> writes.incrementAndGet() <= 2 ? THROTTLED : table.write(request, Integer.MAX_VALUE));

        assertThat(clear()).containsExactly(new ClearedTable("users-1", 25, 0));
        assertThat(time.waits()).hasSize(1);
    }

    @Test
    void row22ThrottledForGoodItSaysHowManyRemain() {
        FakeTable table = serve(FakeTable.of(60, 100));
        AtomicInteger writes = new AtomicInteger();
        aws.on("BatchWriteItem", request -> table.write(request, writes.incrementAndGet() == 1 ? 25 : 0));

        assertThatThrownBy(this::clear)
                .isInstanceOf(ClearingIncompleteException.class)
                .hasMessageContainingAll("users-1", "25 items are deleted, about 35 remain", "throttled");
        assertThat(time.waits()).allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) <= 0);
        assertThat(time.waits().get(time.waits().size() - 1))
                .isGreaterThan(time.waits().get(0));
    }

    @Test
    void row22AThrottledScanIsTriedAgain() {
        FakeTable table = serve(FakeTable.of(3, 100));
        AtomicInteger scans = new AtomicInteger();
        aws.on("Scan", request -> scans.incrementAndGet() <= 2 ? THROTTLED : table.scan(request));

        assertThat(clear()).containsExactly(new ClearedTable("users-1", 3, 0));
        assertThat(time.waits()).hasSize(1);
    }

    @Test
    void row25ItemsWrittenMeanwhileAreFoundByTheRecount() {
        FakeTable table = serve(FakeTable.of(25, 100));
        aws.on("BatchWriteItem", request -> {
            Answer answer = table.write(request, Integer.MAX_VALUE);
            table.put(100);
            return answer;
        });

        List<ClearedTable> cleared = clear();

        assertThat(cleared).containsExactly(new ClearedTable("users-1", 25, 1));
        assertThat(cleared.get(0).empty()).isFalse();
        assertThat(cleared.get(0))
                .hasToString("users-1: 25 items deleted, but 1 there again: something writes to the table");
        assertThat(new ClearedTable("users-1", 25, 0)).hasToString("users-1: 25 items deleted");
    }

    @Test
    void row19ItemsThatAppearAfterTheCountAreNotDeletedBeyondTheCap() {
        FakeTable table = serve(FakeTable.of(990, 100));
        ClearingPlan plan = clearer.plan(request());
        for (int i = 0; i < 40; i++) {
            table.put(1_000 + i);
        }

        assertThatThrownBy(() -> clearer.clear(plan, proceeded::incrementAndGet))
                .isInstanceOf(TooManyItemsException.class)
                .hasMessageContainingAll(
                        "users-1", "at least 1001 items", "1000 are deleted", "guards.maxItems allows 1000");
        assertThat(table.items()).hasSize(30);
    }

    @Test
    void row19AsManyItemsAsTheCapAllowsAreDeleted() {
        FakeTable table = serve(FakeTable.of(999, 100));
        ClearingPlan plan = clearer.plan(request());
        table.put(999);

        assertThat(clearer.clear(plan, proceeded::incrementAndGet))
                .containsExactly(new ClearedTable("users-1", 1_000, 0));
    }

    @Test
    void row55ARunThatIsClosedMeanwhileDeletesNoMore() {
        FakeTable table = serve(FakeTable.of(60, 100));
        ClearingPlan plan = clearer.plan(request());

        assertThatThrownBy(() -> clearer.clear(plan, () -> {
                    if (proceeded.incrementAndGet() >= 2) {
                        throw new IllegalStateException("closed");
                    }
                }))
                .hasMessage("closed");
        assertThat(table.items()).hasSize(35);
    }

    @Test
    void row15ADenialInTheMiddleNamesTheActionAndTheTable() {
        serve(FakeTable.of(1, 100));
        aws.on("BatchWriteItem", Answer.error("AccessDeniedException", "no"));

        assertThatThrownBy(this::clear)
                .isInstanceOf(PermissionMissingException.class)
                .hasMessageContainingAll(
                        "dynamodb:BatchWriteItem", "arn:aws:dynamodb:us-east-1:111122223333:table/users-1");
    }

    @Test
    void row22AClearingIsTriedForAsLongAsItsStepMayTakeAndAsksBeforeEachAttempt() {
        FakeTable table = serve(FakeTable.of(25, 100));
        aws.on("BatchWriteItem", request -> table.write(request, 0));

        assertThatThrownBy(() -> patience.during(Duration.ofMinutes(5), this::clear))
                .isInstanceOf(ClearingIncompleteException.class);

        assertThat(time.passed()).isBetween(Duration.ofSeconds(265), Duration.ofSeconds(270));
        assertThat(proceeded).hasValue(aws.bodies("BatchWriteItem").size()).hasValueGreaterThan(50);
    }

    @Test
    void row22AsLongAsSomethingGetsThroughTheWaitsStayShort() {
        FakeTable table = serve(FakeTable.of(500, 100));
        aws.on("BatchWriteItem", request -> table.write(request, 1));

        assertThat(patience.during(Duration.ofMinutes(5), this::clear))
                .containsExactly(new ClearedTable("users-1", 500, 0));

        assertThat(time.waits()).hasSize(480).allMatch(wait -> wait.toMillis() <= 100);
    }

    @Test
    void row22ThrottledTagsAreNotCalledUnreadable() {
        FakeTable table = serve(FakeTable.of(1, 100));
        AtomicInteger asked = new AtomicInteger();
        aws.on(
                "ListTagsOfResource",
                request -> asked.incrementAndGet() <= 8
                        ? THROTTLED
                        : Answer.json("{\"Tags\":[{\"Key\":\"checkride:clearable\",\"Value\":\"true\"}]}"));

        assertThat(clear()).containsExactly(new ClearedTable("users-1", 1, 0));
        assertThat(table.items()).isEmpty();
    }

    private FakeTable serve(FakeTable table) {
        table.serve(aws);
        return table;
    }

    private List<ClearedTable> clear() {
        return clearer.clear(clearer.plan(request()), proceeded::incrementAndGet);
    }

    private static ClearingRequest request() {
        return new ClearingRequest(
                List.of("users-1"),
                Given.stack(Map.of()),
                Set.of("users-1", "users-2"),
                new Configuration.Guards(List.of("111122223333"), List.of("us-east-1"), 1_000),
                Set.of("checkride-runs"));
    }
}
