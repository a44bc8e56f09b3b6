package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.checkride.command.CommandProcess.Ended;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.ServiceError;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A sandbox in this process plays AWS; the command, in its own process, has another for what is Checkride's. */
class OwnStackTests {
    private static final String ACCOUNT = PlayedAws.ACCOUNT;
    private static final String REGION = PlayedAws.REGION;
    private static final String STACK = PlayedAws.STACK;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<String> usersBeforeTearDown = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private PlayedAws aws;

    @BeforeEach
    void playAws() {
        aws = PlayedAws.in(folder.resolve("aws"));
        aws.sandbox().tell(call -> {
            if (call.operation().equals("AdminDeleteUser")) {
                usersBeforeTearDown.addAll(aws.users());
            }
            calls.add(call);
        });
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aRunUsesTheCallersAccountForTheStackAndThisMachineForItsOwn() throws Exception {
        putItem("kept");

        Ended ended = run(PlayedAws::listing, "run", "--stack", STACK, "--include", "AdminCreatesUser");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("of " + STACK + " in account " + ACCOUNT + ", region " + REGION)
                .contains("PASSED  1 scenario")
                .doesNotContain("Left behind");
        String runId = ended.output().replaceAll("(?s).*Run (\\S+) of.*", "$1");
        assertThat(folder.resolve("project/.checkride/s3/results/runs/" + runId + "/result.json"))
                .isRegularFile();
        String execution = "arn:aws:states:" + REGION + ":" + ACCOUNT + ":execution:checkride:" + runId;
        assertThat(usersBeforeTearDown)
                .isNotEmpty()
                .allMatch(user -> user.contains(ExecutionName.of(execution).mark()));
        assertThat(aws.users()).isEmpty();
        assertThat(items()).containsExactly(id("kept"));
        assertThat(calls.stream()
                        .filter(call -> call.caller().equals(PlayedAws.CALLER))
                        .map(Call::service))
                .contains("sts", "cloudformation", "cognito-idp", "secretsmanager")
                .doesNotContain("s3", "states", "lambda", "dynamodb");
    }

    @Test
    void whatTheTeardownCouldNotRemoveIsRemovedLaterByTheStateThatWasKept() throws Exception {
        AtomicBoolean expired = new AtomicBoolean();
        aws.sandbox().tell(call -> {
            // From the log-ins on, which come after all that is made.
            expired.compareAndSet(false, call.operation().equals("InitiateAuth"));
            if (expired.get() && Set.of("AdminDeleteUser", "DeleteSecret").contains(call.operation())) {
                throw ServiceError.of("AccessDeniedException", "not any more");
            }
        });

        Ended ended = run(PlayedAws::listing, "run", "--stack", STACK, "--include", "AdminCreatesUser");

        String runId = ended.output().replaceAll("(?s).*Run (\\S+) of.*", "$1");
        assertThat(ended.output()).contains("Left behind: ", "To remove it: ./checkride aftermath " + runId);
        assertThat(aws.users()).isNotEmpty();
        expired.set(false);

        Ended later = command(folder.resolve("project"), "aftermath", runId);

        assertThat(later.exitCode()).as(later.output()).isZero();
        assertThat(later.output()).contains("Torn down: account checkride-", "secret checkride/", "Nothing is left.");
        assertThat(aws.users()).isEmpty();
        assertThat(folder.resolve("project/.checkride/run-" + runId + ".json")).doesNotExist();
    }

    @Test
    void nothingIsClearedWithoutAYesNorWhereTheGuardsDoNotListThePlace() throws Exception {
        putItem("precious");

        Ended unasked = run(PlayedAws::listing, "run", "--stack", STACK, "--clear-tables");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.output())
                .contains("account  " + ACCOUNT, "region   " + REGION, STACK + "-users, 1 item")
                .contains("there is no terminal", "--yes")
                .doesNotContain("ReadTarget");

        Ended unlisted = run(PlayedAws::listingTheRegionAlone, "run", "--stack", STACK, "--clear-tables", "--yes");
        assertThat(unlisted.exitCode()).isEqualTo(2);
        assertThat(unlisted.output())
                .contains("Nothing is deleted", "account " + ACCOUNT, "guards.accounts")
                .doesNotContain("ReadTarget");

        assertThat(items()).containsExactly(id("precious"));
        assertThat(calls).noneMatch(call -> call.operation().equals("BatchWriteItem"));
    }

    @Test
    void aYesBeforehandClearsTheStacksTable() throws Exception {
        putItem("rubbish");

        Ended ended = run(
                PlayedAws::listing,
                "run",
                "--stack",
                STACK,
                "--clear-tables",
                "--yes",
                "--include",
                "CallerWithoutTokenIsTurnedAway");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains(STACK + "-users, 1 item");
        assertThat(items()).isEmpty();
    }

    @Test
    void aStackThatIsNotListedIsRefusedByName() throws Exception {
        Ended ended = run(PlayedAws::listing, "run", "--stack", "another");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo("checkride: checkride.json lists no stack \"another\"; it lists " + STACK + "\n");
        assertThat(calls).isEmpty();
    }

    @Test
    void missingCredentialsAreOneLine() throws Exception {
        Map<String, String> environment = aws.environment();
        environment.put("AWS_ACCESS_KEY_ID", "");
        environment.put("AWS_SECRET_ACCESS_KEY", "");

        Ended ended = run(PlayedAws::listing, environment, "run", "--stack", STACK);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .startsWith("checkride: There are no AWS credentials")
                .hasLineCount(1);
    }

    @Test
    void expiredCredentialsAreOneLine() throws Exception {
        HttpServer sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] refusal =
                "<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>expired</Message></Error></ErrorResponse>"
                        .getBytes(StandardCharsets.UTF_8);
        sts.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, refusal.length);
            exchange.getResponseBody().write(refusal);
            exchange.close();
        });
        sts.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + sts.getAddress().getPort());

            Ended ended = run(PlayedAws::listing, PlayedAws.environment(address), "run", "--stack", STACK);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.output())
                    .isEqualTo(
                            "checkride: AWS does not accept your credentials (ExpiredToken): log in again, then repeat"
                                    + " the command\n");
        } finally {
            sts.stop(0);
        }
    }

    private Ended run(UnaryOperator<String> configuration, String... arguments) throws Exception {
        return run(configuration, aws.environment(), arguments);
    }

    private Ended run(UnaryOperator<String> configuration, Map<String, String> environment, String... arguments)
            throws Exception {
        Path home = folder.resolve("project");
        if (home.toFile().exists()) {
            home = folder.resolve("project-" + arguments.length);
        }
        return command(ProjectCopy.in(home, configuration), environment, arguments);
    }

    private Ended command(Path home, String... arguments) throws Exception {
        return command(home, aws.environment(), arguments);
    }

    private static Ended command(Path home, Map<String, String> environment, String... arguments) throws Exception {
        CommandProcess command = new CommandProcess(home).javaOption("-Dcheckride.home=" + home);
        return command.await(command.start(environment, arguments));
    }

    private void putItem(String id) {
        try (DynamoDbClient dynamoDb = new SandboxClients(aws.sandbox()).dynamoDb()) {
            dynamoDb.putItem(put -> put.tableName(STACK + "-users").item(Map.of("userid", AttributeValue.fromS(id))));
        }
    }

    private static String id(String value) {
        return String.valueOf(AttributeValue.fromS(value));
    }

    private List<String> items() {
        try (DynamoDbClient dynamoDb = new SandboxClients(aws.sandbox()).dynamoDb()) {
            return dynamoDb.scan(scan -> scan.tableName(STACK + "-users")).items().stream()
                    .map(item -> String.valueOf(item.get("userid")))
                    .toList();
        }
    }
}
