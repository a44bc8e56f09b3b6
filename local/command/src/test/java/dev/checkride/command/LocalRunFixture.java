package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.HistoryEvent;
import dev.checkride.command.terminal.ResultPlace;
import dev.checkride.command.terminal.RunTerminal;
import dev.checkride.command.terminal.TerminalSettings;
import dev.checkride.command.terminal.TerminalSize;
import dev.checkride.command.terminal.Verbosity;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.handler.TearDownHandler;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.protocol.Call;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * A sandbox with sample and executor for tests, which remembers all that leaves it. No test that uses it passes if a password,
 * token or secret has left it.
 */
final class LocalRunFixture implements AutoCloseable {
    static final Project PROJECT = Project.ofProcess();

    private final Path data;
    private final LocalRun run;
    private final Canaries canaries = new Canaries();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final WhatLeft left;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<CountDownLatch> starting = ConcurrentHashMap.newKeySet();

    private LocalRunFixture(
            Path data,
            ClassLoader scenarios,
            LocalApplication application,
            Function<LocalContext.Log, FunctionHost> host) {
        this(data, scenarios, application, host, PROJECT.configuration(), Clock.systemUTC());
    }

    private LocalRunFixture(
            Path data,
            ClassLoader scenarios,
            LocalApplication application,
            Function<LocalContext.Log, FunctionHost> host,
            Configuration configuration,
            Clock clock) {
        this.data = data;
        LocalContext.Log log = (function, text) -> seen.add(text);
        this.run = LocalRun.open(
                LocalRun.settings(new Project(PROJECT.home(), data))
                        .canaries(canaries::add)
                        .clock(clock),
                configuration,
                LocalApplications.of(configuration.stackNames(), List.of(application)),
                scenarios,
                host.apply(log),
                log);
        run.sandbox().tell(this::holdWhileStarting);
        this.left = new WhatLeft(new SandboxClients(run.sandbox()), run, data, seen);
    }

    static LocalRunFixture open(Path data) {
        return open(data, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static LocalRunFixture open(
            Path data, UnaryOperator<LambdaFunction> users, UnaryOperator<LambdaFunction> authorizer) {
        return new LocalRunFixture(
                data,
                LocalRunFixture.class.getClassLoader(),
                new SampleApplication(users, authorizer),
                FunctionHost::thisProcess);
    }

    /** With functions elsewhere than in this process; they bring their own scenarios. */
    static LocalRunFixture hosted(Path data, Function<LocalContext.Log, FunctionHost> host) {
        return new LocalRunFixture(data, LocalRunFixture.class.getClassLoader(), new SampleApplication(), host);
    }

    /** With services that have a time of their own. */
    static LocalRunFixture at(Path data, Clock clock) {
        return new LocalRunFixture(
                data,
                LocalRunFixture.class.getClassLoader(),
                new SampleApplication(),
                FunctionHost::thisProcess,
                PROJECT.configuration(),
                clock);
    }

    /** With another content of checkride.json. */
    static LocalRunFixture configured(Path data, Configuration configuration) {
        return configured(data, LocalRunFixture.class.getClassLoader(), configuration);
    }

    static LocalRunFixture configured(Path data, ClassLoader scenarios, Configuration configuration) {
        return new LocalRunFixture(
                data, scenarios, new SampleApplication(), FunctionHost::thisProcess, configuration, Clock.systemUTC());
    }

    static LocalRunFixture withScenarios(Path data, ClassLoader scenarios) {
        return new LocalRunFixture(data, scenarios, new SampleApplication(), FunctionHost::thisProcess);
    }

    /** Runs to the end, as the command does, and lets the test see each event of the execution. */
    Finished run(ObjectNode request, EventWatcher watcher) throws InterruptedException {
        RunKeys keys = new RunKeys(new RunId("test-" + count.incrementAndGet()));
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        TerminalSettings settings = TerminalSettings.plain(PROJECT.home());
        RunTerminal terminal = new RunTerminal(
                settings, () -> new TerminalSize(24, 80), Verbosity.NORMAL, out, out, Clock.systemUTC());
        Execution execution = start(keys.runId().value(), request, started -> {
            started.listen(event -> watcher.on(keys, event));
            terminal.follow(started, run.results(), keys);
        });
        execution.await();
        ResultPlace place = ResultPlace.local(keys.runId(), resultFolder(keys));
        int exitCode = terminal.finish(execution, run.results(), keys, place) ? ExitCode.GREEN : ExitCode.RED;
        seen.add(printed.toString());
        return new Finished(execution, exitCode, printed.toString(), result(keys), keys);
    }

    /**
     * Starts a run none of whose functions gets further than to its first call until the rest is done: who listens from then
     * on sees each later event before the next state begins.
     *
     * @param meanwhile may call nothing but Step Functions
     */
    Execution start(String runId, ObjectNode request, Consumer<Execution> meanwhile) {
        CountDownLatch done = new CountDownLatch(1);
        starting.add(done);
        try {
            Execution execution = run.start(runId, request);
            meanwhile.accept(execution);
            return execution;
        } finally {
            starting.remove(done);
            done.countDown();
        }
    }

    private void holdWhileStarting(Call call) {
        if (call.service().equals("states")) {
            return;
        }
        try {
            for (CountDownLatch start : starting) {
                start.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Finished run(ObjectNode request) throws InterruptedException {
        return run(request, (keys, event) -> {});
    }

    Finished run() throws InterruptedException {
        return run(Json.object());
    }

    Path resultFolder(RunKeys keys) {
        return new Project(PROJECT.home(), data).buckets().resolve("results").resolve(keys.folder());
    }

    private JsonNode result(RunKeys keys) {
        return Json.read(run.results().read(keys.result()).orElseThrow(), JsonNode.class);
    }

    /** The passwords, tokens and secrets that the sandbox has handed out. */
    Set<String> canaries() {
        return canaries.secrets();
    }

    /** Gives the sandbox a secret of somebody else's. */
    void plantSecret(String text) {
        secrets().createSecret(create -> create.name("checkride/somebody").secretString(text));
    }

    /** All that histories, logs, terminal, runs table and result files hold. */
    List<String> everythingThatLeft() {
        return left.all().map(WhatLeft.Text::content).toList();
    }

    /** Looks for secrets in what has left since the last look. */
    void assertNothingLeaked() {
        List<String> leaks = left.since()
                .flatMap(text -> canaries.in(text.content()).map(secret -> text.place() + " holds " + secret).stream())
                .toList();
        assertThat(leaks)
                .as("passwords, tokens and secrets that have left the sandbox")
                .isEmpty();
    }

    /** What is in the account beside the application itself: users, secrets, items. */
    Set<String> residue() {
        Set<String> residue = new TreeSet<>();
        String pool = pool();
        cognito()
                .listUsers(list -> list.userPoolId(pool))
                .users()
                .forEach(user -> residue.add("user " + user.username()));
        secrets().listSecrets().secretList().forEach(secret -> residue.add("secret " + secret.name()));
        String table = PROJECT.configuration().defaults().stackName() + "-users";
        dynamoDb().scan(scan -> scan.tableName(table)).items().forEach(item -> residue.add("item " + item));
        return residue;
    }

    /** The id of the stack's user pool. */
    String pool() {
        return cognito()
                .listUserPools(list -> list.maxResults(10))
                .userPools()
                .get(0)
                .id();
    }

    /** Who holds the stack, as it stands in the runs table. */
    String lease() {
        return dynamoDb().scan(scan -> scan.tableName("checkride-runs")).items().stream()
                .filter(item -> String.valueOf(item.get("pk")).contains("lease#"))
                .map(item -> String.valueOf(item.get("lease")))
                .findFirst()
                .orElse("");
    }

    /** Puts things of others into the account that look like a run's own, and returns what stands there now. */
    Set<String> plantThingsOfOthers() {
        String pool = pool();
        cognito().adminCreateUser(create -> create.userPoolId(pool).username("checkride-admin-somebody@example.com"));
        secrets().createSecret(create -> create.name("checkride/another-run").secretString("a secret of theirs"));
        String table = PROJECT.configuration().defaults().stackName() + "-users";
        Map<String, AttributeValue> item = Map.of("userid", AttributeValue.fromS("theirs"));
        dynamoDb().putItem(put -> put.tableName(table).item(item));
        return residue();
    }

    /** Has the teardown function sweep, as the rule and the schedule have it, at the time of the clock. */
    JsonNode sweep(ObjectNode event, Clock clock) {
        Settings now = CallRecording.signedBy(ExecutorFunction.TEAR_DOWN, run.functionSettings());
        Settings then = new Settings(now.variables(), now.configuration(), now.scenarios(), clock);
        return new ExecutorSteps(function -> new TearDownHandler(then), (arn, text) -> {}, clock)
                .take(ExecutorFunction.TEAR_DOWN, event.put("step", "Sweep"));
    }

    /** Has it sweep all runs, as the schedule does. */
    JsonNode sweep(Clock clock) {
        return sweep(Json.object(), clock);
    }

    /** Redrives an execution and says why it ended then. */
    String redrive(String arn) {
        SfnClient stepFunctions = new SandboxClients(run.sandbox()).stepFunctions();
        stepFunctions.redriveExecution(redrive -> redrive.executionArn(arn));
        DescribeExecutionResponse ended = await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> stepFunctions.describeExecution(describe -> describe.executionArn(arn)),
                        execution -> execution.status() != ExecutionStatus.RUNNING);
        return String.valueOf(ended.cause());
    }

    LocalRun local() {
        return run;
    }

    DynamoDbClient dynamoDb() {
        return new SandboxClients(run.sandbox()).dynamoDb();
    }

    CognitoIdentityProviderClient cognito() {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(run.sandbox().endpoint())
                .region(Region.of(run.sandbox().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    SecretsManagerClient secrets() {
        return SecretsManagerClient.builder()
                .endpointOverride(run.sandbox().endpoint())
                .region(Region.of(run.sandbox().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public void close() {
        try (run) {
            assertNothingLeaked();
        }
    }

    /** Sees each event of an execution before the next state begins. */
    @FunctionalInterface
    interface EventWatcher {
        void on(RunKeys keys, HistoryEvent event);
    }

    /**
     * A run that is over.
     *
     * @param execution its execution
     * @param exitCode what the command would end with
     * @param printed what the command has printed
     * @param result the result file
     * @param keys the run's keys
     */
    record Finished(Execution execution, int exitCode, String printed, JsonNode result, RunKeys keys) {
        /** The simple names of the scenarios with a row that failed. */
        Set<String> redScenarios() {
            Set<String> red = new TreeSet<>();
            for (JsonNode test : result.at("/results/tests")) {
                String status = test.path("status").asText();
                if (!status.equals("passed") && !status.equals("skipped")) {
                    String suite = test.path("suite").get(0).asText();
                    red.add(suite.substring(suite.lastIndexOf('.') + 1));
                }
            }
            return red;
        }

        String verdict() {
            return result.at("/results/extra/verdict").asText();
        }
    }
}
