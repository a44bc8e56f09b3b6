package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionStatus;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Leases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Tag;

class ClearingTests {
    private static final String TABLE =
            LocalRunFixture.PROJECT.configuration().stackNames().get(0) + "-users";
    private static final int ITEMS = 60;
    private static final int MANY = 240;
    private static final int BATCHES_AT_A_TIME = 4;

    @TempDir
    private Path data;

    private LocalRunFixture sandbox;

    @BeforeEach
    void open() {
        sandbox = LocalRunFixture.open(data);
        fill(0, ITEMS);
    }

    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            Map<String, AttributeValue> item = Map.of("userid", AttributeValue.fromS("old-" + i));
            sandbox.dynamoDb().putItem(put -> put.tableName(TABLE).item(item));
        }
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aRunThatIsNotAskedToLeavesTheItemsAlone() throws Exception {
        assertThat(sandbox.run().exitCode()).isZero();

        assertThat(sandbox.residue()).hasSize(ITEMS);
    }

    @Test
    void aRunThatIsAskedToClearsTheTableOverSeveralBatches() throws Exception {
        Finished run = sandbox.run(Json.object().put("clearTables", true));

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(sandbox.residue()).isEmpty();
    }

    @Test
    void theLeaseOfARunThatStepFunctionsHasForgottenStandsInNobodysWay() throws Exception {
        String stack = LocalRunFixture.PROJECT.configuration().stackNames().get(0);
        String forgotten = sandbox.local().state("forgotten").execution();
        new Leases(sandbox.dynamoDb(), "checkride-runs", (execution, expires) -> false, execution -> {})
                .take(stack, forgotten, true, Instant.now().plusSeconds(3600));

        Finished run = sandbox.run(Json.object().put("clearTables", true));

        assertThat(run.exitCode()).as(run.printed()).isZero();
    }

    @Test
    void withoutTheTagNothingIsDeletedAndTheCommandThatTagsIsNamed() throws Exception {
        String arn = sandbox.dynamoDb()
                .describeTable(describe -> describe.tableName(TABLE))
                .table()
                .tableArn();
        sandbox.dynamoDb().untagResource(untag -> untag.resourceArn(arn).tagKeys("checkride:clearable"));

        Finished run = sandbox.run(Json.object().put("clearTables", true));

        assertThat(run.verdict()).isEqualTo("set-up failed");
        assertThat(run.printed()).contains(TABLE).contains("checkride:clearable");
        assertThat(sandbox.residue()).hasSize(ITEMS);
    }

    @Test
    void aTagOfAnotherValueIsNoTag() throws Exception {
        String arn = sandbox.dynamoDb()
                .describeTable(describe -> describe.tableName(TABLE))
                .table()
                .tableArn();
        Tag no = Tag.builder().key("checkride:clearable").value("false").build();
        sandbox.dynamoDb().tagResource(tag -> tag.resourceArn(arn).tags(no));

        Finished run = sandbox.run(Json.object().put("clearTables", true));

        assertThat(run.verdict()).isEqualTo("set-up failed");
        assertThat(sandbox.residue()).hasSize(ITEMS);
    }

    @Test
    void whatIsToBeDeletedIsWrittenBeforeAnythingIs() throws Exception {
        List<Boolean> written = new CopyOnWriteArrayList<>();
        sandbox.local().sandbox().tell(call -> {
            if (call.operation().equals("BatchWriteItem")) {
                written.add(sandbox.local()
                        .results()
                        .read("runs/test-1/clearing.json")
                        .isPresent());
            }
        });

        Finished run = sandbox.run(Json.object().put("clearTables", true));

        assertThat(run.exitCode()).isZero();
        assertThat(written).hasSizeGreaterThanOrEqualTo(3).containsOnly(true);
        assertThat(new String(
                        sandbox.local()
                                .results()
                                .read("runs/test-1/clearing.json")
                                .orElseThrow(),
                        StandardCharsets.UTF_8))
                .contains("\"" + TABLE + "\"", "\"items\":" + ITEMS);
    }

    /** Of the batches that are under way then, each has been told before that the stack is the run's. */
    @Test
    void aRunWhoseStackWasTakenFromItBeginsNoFurtherBatch() throws Exception {
        String lease =
                "lease#" + LocalRunFixture.PROJECT.configuration().defaults().stackName();
        fill(ITEMS, MANY);
        AtomicInteger batches = new AtomicInteger();
        CountDownLatch taken = new CountDownLatch(1);
        sandbox.local().sandbox().tell(call -> {
            if (call.operation().equals("BatchWriteItem")) {
                if (batches.incrementAndGet() == 1) {
                    sandbox.dynamoDb()
                            .deleteItem(delete ->
                                    delete.tableName("checkride-runs").key(Map.of("pk", AttributeValue.fromS(lease))));
                    taken.countDown();
                }
                await(taken);
            }
        });

        Finished run = sandbox.run(Json.object().put("clearTables", true));

        assertThat(run.verdict()).isEqualTo("set-up failed");
        assertThat(run.printed()).contains("The run no longer holds stack");
        assertThat(batches).hasValueLessThanOrEqualTo(BATCHES_AT_A_TIME);
        assertThat(sandbox.residue()).hasSize(MANY - 25 * batches.get());
    }

    @Test
    void aRunThatClearsWaitsForTheOthersAndThenHasTheStackForItself() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> events = new CopyOnWriteArrayList<>();
        sandbox.local().sandbox().tell(call -> {
            if (call.operation().equals("CreateSecret")) {
                events.add("accounts");
                underWay.countDown();
                await(goOn);
            }
            if (call.operation().equals("BatchWriteItem")) {
                events.add("cleared");
            }
        });
        Execution sharing = sandbox.local().start("sharing", one());
        await(underWay);

        Finished refused = sandbox.run(one().put("clearTables", true).put("whenBusy", "fail"));
        assertThat(refused.verdict()).isEqualTo("set-up failed");
        assertThat(refused.printed()).contains("is held by the run " + sharing.arn());
        assertThat(events).containsExactly("accounts");

        Execution waiting = sandbox.local().start("waiting", one().put("clearTables", true));
        CountDownLatch busy = new CountDownLatch(1);
        waiting.listen(event -> {
            if (event.details().toString().contains("StackBusy")) {
                busy.countDown();
            }
        });
        await(busy);
        goOn.countDown();
        sharing.await();
        waiting.await();

        assertThat(sharing.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(waiting.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(events).startsWith("accounts", "cleared").endsWith("accounts");
        assertThat(sandbox.residue()).isEmpty();
    }

    private static ObjectNode one() {
        ObjectNode request = Json.object();
        request.putArray("include").add("CallerWithoutTokenIsTurnedAway#listingUsersIsUnauthorized");
        return request;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
