package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.handler.RunLedger;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Leases;
import dev.checkride.executor.run.Ledger;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.CallListener;
import dev.checkride.sandbox.protocol.ServiceError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Each guard of the deletions broken singly, all others whole: what a run through the real SDK then sends. */
class GuardsOnTheWireTests {
    private static final String STACK =
            LocalRunFixture.PROJECT.configuration().stackNames().get(0);
    private static final String TABLE = STACK + "-users";
    private static final String FOREIGN = "others-table";
    private static final String RUNS = "checkride-runs";
    private static final int ITEMS = 30;

    @TempDir
    private Path data;

    /** How each guard is broken, and what the run then says. */
    enum Guard {
        ANOTHER_STACKS_TABLE("table " + FOREIGN + " does not belong to stack " + STACK) {
            @Override
            String configuration(String text) {
                return text.replace("${UsersTable}", FOREIGN);
            }
        },
        CHECKRIDES_OWN_TABLE("table " + RUNS + " is Checkride's own") {
            @Override
            String configuration(String text) {
                return text.replace("${UsersTable}", RUNS);
            }
        },
        ACCOUNT("may not be cleared in account 000000000000") {
            @Override
            String configuration(String text) {
                return text.replace("000000000000", "111111111111");
            }
        },
        REGION("may not be cleared in region us-east-1") {
            @Override
            String configuration(String text) {
                return text.replace("\"us-east-1\"", "\"eu-west-1\"");
            }
        },
        CAP("guards.maxItems allows " + (ITEMS - 1)) {
            @Override
            String configuration(String text) {
                return text.replace("\"guards\": {", "\"guards\": { \"maxItems\": " + (ITEMS - 1) + ",");
            }
        },
        TAG("lacks the tag checkride:clearable=true") {
            @Override
            void before(LocalRunFixture sandbox) {
                String table = arn(sandbox, TABLE);
                sandbox.dynamoDb()
                        .untagResource(untag -> untag.resourceArn(table).tagKeys("checkride:clearable"));
            }
        },
        READABLE_TAGS("the tags of table " + TABLE) {
            @Override
            void arriving(LocalRunFixture sandbox, Call call) {
                if (call.operation().equals("ListTagsOfResource")) {
                    throw ServiceError.of("AccessDeniedException", "not authorized");
                }
            }
        },
        OPEN_RUN("is closed: its accounts are gone") {
            @Override
            void planned(LocalRunFixture sandbox) {
                RunLedger.of(sandbox.local().functionSettings()).close(execution(sandbox));
            }
        },
        OWN_LEASE("The run no longer holds stack " + STACK) {
            @Override
            void planned(LocalRunFixture sandbox) {
                sandbox.dynamoDb()
                        .deleteItem(delete ->
                                delete.tableName(RUNS).key(Map.of("pk", AttributeValue.fromS("lease#" + STACK))));
                String another = sandbox.local().state("another").execution();
                new Leases(sandbox.dynamoDb(), RUNS, (execution, expires) -> false, execution -> {})
                        .take(STACK, another, true, Instant.now().plusSeconds(3600));
            }
        };

        private final String words;

        Guard(String words) {
            this.words = words;
        }

        /** The content of checkride.json. */
        String configuration(String text) {
            return text;
        }

        void before(LocalRunFixture sandbox) {}

        void arriving(LocalRunFixture sandbox, Call call) {}

        /** What happens when the plan of the clearing is written, and nothing is deleted yet. */
        void planned(LocalRunFixture sandbox) {}
    }

    @ParameterizedTest
    @EnumSource
    void aRunIsRefusedAndSendsNoDeletion(Guard broken) throws Exception {
        try (LocalRunFixture sandbox = open(broken::configuration)) {
            broken.before(sandbox);
            Set<String> before = sandbox.residue();
            sandbox.local().sandbox().tell(new Breach(sandbox, broken));
            Deletions deletions = new Deletions();
            sandbox.local().sandbox().tell(deletions);

            Finished run = sandbox.run(clearing());

            assertThat(run.verdict()).as(run.printed()).isEqualTo("set-up failed");
            assertThat(run.printed()).contains(broken.words);
            assertThat(deletions.ofItems()).isEmpty();
            assertThat(sandbox.residue()).isEqualTo(before);
            assertThat(items(sandbox, FOREIGN)).isEqualTo(ITEMS);
        }
    }

    @Test
    void aTableThatIsNotNamedIsNeverTouched() throws Exception {
        try (LocalRunFixture sandbox = open(text -> text.replace("\"${UsersTable}\"", ""))) {
            Set<String> before = sandbox.residue();
            Deletions deletions = new Deletions();
            sandbox.local().sandbox().tell(deletions);

            Finished run = sandbox.run(clearing());

            assertThat(run.exitCode()).as(run.printed()).isZero();
            assertThat(deletions.ofItems()).isEmpty();
            assertThat(sandbox.residue()).isEqualTo(before);
        }
    }

    @Test
    void withAllGuardsWholeTheSameRunDeletes() throws Exception {
        try (LocalRunFixture sandbox = open(UnaryOperator.identity())) {
            Deletions deletions = new Deletions();
            sandbox.local().sandbox().tell(deletions);

            Finished run = sandbox.run(clearing());

            assertThat(run.exitCode()).as(run.printed()).isZero();
            assertThat(deletions.ofItems()).hasSize(2);
            assertThat(sandbox.residue()).isEmpty();
            assertThat(items(sandbox, FOREIGN)).isEqualTo(ITEMS);
        }
    }

    @Test
    void aLedgerThatNamesSomebodyElsesAccountDeletesNoAccountAtAll() throws Exception {
        try (LocalRunFixture sandbox = open(UnaryOperator.identity())) {
            Set<String> foreign = sandbox.plantThingsOfOthers();
            String theirs = "checkride-admin-somebody@example.com";
            AtomicBoolean planned = new AtomicBoolean();
            List<String> deleted = new CopyOnWriteArrayList<>();
            sandbox.local().sandbox().tell(call -> {
                if (call.operation().equals("CreateSecret") && planned.compareAndSet(false, true)) {
                    planFor(sandbox, theirs);
                } else if (planned.get() && call.operation().equals("AdminDeleteUser")) {
                    deleted.add(call.operation());
                }
            });
            ObjectNode request = Json.object();
            request.putArray("include").add("CallerWithoutTokenIsTurnedAway#listingUsersIsUnauthorized");

            Finished run = sandbox.run(request);

            assertThat(deleted).isEmpty();
            assertThat(run.result().at("/results/extra/cleanup").toString())
                    .contains("FAILED", theirs, "does not carry this run's mark");
            assertThat(sandbox.residue()).containsAll(foreign);
        }
    }

    @Test
    void aForeignUserWhoHasTheNameOfAnAccountStopsTheRunAndIsAsBefore() throws Exception {
        try (LocalRunFixture sandbox = open(UnaryOperator.identity())) {
            String pool = sandbox.pool();
            String mark = ExecutionName.of(execution(sandbox)).mark();
            String theirs = "checkride-regular-" + mark + "@example.com";
            sandbox.cognito().adminCreateUser(create -> create.userPoolId(pool).username(theirs));
            AdminGetUserResponse before =
                    sandbox.cognito().adminGetUser(get -> get.userPoolId(pool).username(theirs));
            Set<String> all = sandbox.residue();
            ObjectNode request = Json.object();
            request.putArray("include").add("CallerWithoutTokenIsTurnedAway#listingUsersIsUnauthorized");

            Finished run = sandbox.run(request);
            sandbox.sweep(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)));

            assertThat(run.verdict()).isEqualTo("set-up failed");
            assertThat(run.printed()).contains(theirs, "that this run did not create");
            assertThat(sandbox.residue()).isEqualTo(all);
            assertThat(sandbox.cognito()
                            .adminGetUser(get -> get.userPoolId(pool).username(theirs)))
                    .returns(before.username(), AdminGetUserResponse::username)
                    .returns(before.userStatus(), AdminGetUserResponse::userStatus)
                    .returns(before.userLastModifiedDate(), AdminGetUserResponse::userLastModifiedDate);
        }
    }

    private static void planFor(LocalRunFixture sandbox, String user) {
        Ledger ledger = RunLedger.of(sandbox.local().functionSettings());
        ledger.update(execution(sandbox), entry -> {
            List<String> names = new ArrayList<>(entry.plannedAccounts());
            names.add(user);
            return entry.planningAccounts(
                    entry.plannedUserPool().orElseThrow(),
                    names,
                    entry.plannedSecret().orElseThrow());
        });
    }

    private LocalRunFixture open(UnaryOperator<String> change) throws IOException {
        String text = Files.readString(LocalRunFixture.PROJECT.home().resolve("checkride.json"));
        Configuration configuration =
                ConfigurationReader.read(change.apply(text).getBytes(StandardCharsets.UTF_8));
        LocalRunFixture sandbox = LocalRunFixture.configured(data, configuration);
        createForeignTable(sandbox);
        for (int i = 0; i < ITEMS; i++) {
            put(sandbox, TABLE, "userid", "old-" + i);
            put(sandbox, FOREIGN, "id", "theirs-" + i);
        }
        return sandbox;
    }

    /** As inviting as it can be: it has the tag, and a stack of its own. */
    private static void createForeignTable(LocalRunFixture sandbox) {
        AttributeDefinition id = AttributeDefinition.builder()
                .attributeName("id")
                .attributeType(ScalarAttributeType.S)
                .build();
        KeySchemaElement key = KeySchemaElement.builder()
                .attributeName("id")
                .keyType(KeyType.HASH)
                .build();
        sandbox.dynamoDb()
                .createTable(create -> create.tableName(FOREIGN)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(id)
                        .keySchema(key));
        sandbox.dynamoDb().waiter().waitUntilTableExists(describe -> describe.tableName(FOREIGN));
        String arn = arn(sandbox, FOREIGN);
        Tag clearable = Tag.builder().key("checkride:clearable").value("true").build();
        sandbox.dynamoDb().tagResource(tag -> tag.resourceArn(arn).tags(clearable));
        sandbox.local()
                .sandbox()
                .cloudFormation()
                .put(StackSpec.named("others").resource("Table", FOREIGN, "AWS::DynamoDB::Table"));
    }

    private static void put(LocalRunFixture sandbox, String table, String key, String value) {
        Map<String, AttributeValue> item = Map.of(key, AttributeValue.fromS(value));
        sandbox.dynamoDb().putItem(put -> put.tableName(table).item(item));
    }

    private static int items(LocalRunFixture sandbox, String table) {
        return sandbox.dynamoDb().scan(scan -> scan.tableName(table)).count();
    }

    private static String arn(LocalRunFixture sandbox, String table) {
        return sandbox.dynamoDb()
                .describeTable(describe -> describe.tableName(table))
                .table()
                .tableArn();
    }

    private static ObjectNode clearing() {
        ObjectNode request = Json.object().put("clearTables", true);
        request.putArray("include").add("CallerWithoutTokenIsTurnedAway#listingUsersIsUnauthorized");
        return request;
    }

    private static String execution(LocalRunFixture sandbox) {
        return sandbox.local().state("test-1").execution();
    }

    /** Breaks a guard during the run. */
    private record Breach(LocalRunFixture sandbox, Guard guard) implements CallListener {
        @Override
        public void arriving(Call call) {
            guard.arriving(sandbox, call);
        }

        @Override
        public void done(Call call) {
            if (call.operation().equals("PutObject") && call.resource().endsWith("clearing.json")) {
                guard.planned(sandbox);
            }
        }
    }

    /** Sees what is deleted in which table; Checkride's own table loses none of its items in batches either. */
    private static final class Deletions implements CallListener {
        private final List<String> ofItems = new CopyOnWriteArrayList<>();

        @Override
        public void arriving(Call call) {
            boolean ofApplication =
                    call.operation().equals("DeleteItem") && !call.resource().endsWith("/" + RUNS);
            if (ofApplication || call.operation().equals("BatchWriteItem")) {
                ofItems.add(call.operation() + " " + call.resource());
            }
        }

        List<String> ofItems() {
            return ofItems;
        }
    }
}
