package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.api.StackOutputs;
import dev.checkride.executor.result.SentRequest;
import dev.checkride.executor.result.Trail;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.target.StackSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a run without accounts, against a stand-in for AWS on loopback. */
class StepsTests {
    static final String STACK_ID = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1";
    static final Map<String, String> OUTPUTS =
            Map.of("APIEndpoint", "http://localhost:1/", "UserPool", "us-east-1_abc", "UserPoolClient", "client");

    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:checkride:run-1";
    private static final String EXAMPLE = "dev/checkride/examples/CheckoutTestCase.class";
    private static final String REPORT_KEY = "runs/run-1/scenarios/dev.checkride.examples.CheckoutTestCase/1.json";
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");

    private final FakeAws aws = new FakeAws();
    private final Configuration configuration = ConfigurationReader.read(
            "{\"stacks\": {\"shop\": {}}, \"defaults\": {\"stackName\": \"shop\"}}".getBytes(StandardCharsets.UTF_8));
    private final URLClassLoader scenarios;
    private Instant now = NOW;
    private final Settings settings;

    StepsTests(@TempDir Path folder) throws IOException {
        Path type = folder.resolve(EXAMPLE);
        Files.createDirectories(type.getParent());
        try (InputStream content = StepsTests.class.getClassLoader().getResourceAsStream(EXAMPLE)) {
            Files.write(type, Objects.requireNonNull(content).readAllBytes());
        }
        Files.createFile(Files.createDirectories(folder.resolve("META-INF")).resolve("checkride"));
        scenarios = new URLClassLoader(new URL[] {folder.toUri().toURL()}, StepsTests.class.getClassLoader());
        settings = new Settings(
                Map.of(
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ACCESS_KEY_ID",
                        "none",
                        "AWS_SECRET_ACCESS_KEY",
                        "none",
                        "AWS_ENDPOINT_URL",
                        aws.endpoint(),
                        Settings.BUCKET,
                        "bucket",
                        Settings.RUNS_TABLE,
                        "runs"),
                configuration,
                scenarios,
                new Now());
    }

    /** A clock that stands still until a test sets it. */
    private final class Now extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void openTheRun() throws IOException {
        ledger().open(entry(NOW.plusSeconds(60)));
    }

    @AfterEach
    void stop() throws IOException {
        aws.close();
        scenarios.close();
    }

    private LedgerEntry entry(Instant deadline) throws IOException {
        StackSnapshot stack = new StackSnapshot(
                "shop", STACK_ID, Instant.parse("2026-01-01T00:00:00Z"), new StackOutputs("shop", OUTPUTS));
        return LedgerEntry.opened(
                ExecutionName.of(ARN),
                RunRequest.of(Json.object(), configuration),
                Json.text(Target.of(stack, configuration)),
                deadline);
    }

    private Ledger ledger() {
        return new Services(settings).ledger();
    }

    private JsonNode invoke(StepHandler handler, ObjectNode event) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(Json.bytes(event)), output, new Invocation());
        return Json.parse(output.toByteArray());
    }

    private ObjectNode event(String step) {
        return Json.object().put("step", step).put("execution", ARN);
    }

    private JsonNode plan() throws IOException {
        return invoke(new ScenarioHandler(settings), event("PlanScenarios"));
    }

    private void runScenario(JsonNode plan, String fingerprint) throws IOException {
        ObjectNode event = event("RunScenario").put("secret", "").put("fingerprint", fingerprint);
        event.set(
                "scenario",
                Json.parse(aws.object(plan.path("key").textValue()).getBytes(StandardCharsets.UTF_8))
                        .get(0));
        invoke(new ScenarioHandler(settings), event);
    }

    private void runScenario(JsonNode plan) throws IOException {
        runScenario(plan, plan.path("fingerprint").textValue());
    }

    private JsonNode tearDown() throws IOException {
        return invoke(new TearDownHandler(settings), event("TearDown"));
    }

    private JsonNode report() throws IOException {
        return report("", "", "");
    }

    private JsonNode report(String state, String error, String cause) throws IOException {
        ObjectNode event = event("Report");
        event.putObject("failure").put("state", state).put("error", error).put("cause", cause);
        return invoke(new TearDownHandler(settings), event);
    }

    @Test
    void aRunWhoseScenariosPassIsGreen() throws IOException {
        JsonNode plan = plan();
        assertThat(plan.path("count").intValue()).isEqualTo(1);
        runScenario(plan);
        tearDown();
        JsonNode report = report();

        assertThat(report.path("verdict").textValue()).isEqualTo("passed");
        assertThat(report.path("summary").textValue())
                .isEqualTo("passed: 1 passed; s3://bucket/runs/run-1/report.html");
        assertThat(aws.object("runs/run-1/result.json")).contains("\"CTRF\"", "CheckoutTestCase knowsItsStack");
        assertThat(ledger().find(ARN)).get().satisfies(entry -> {
            assertThat(entry.open()).isFalse();
            assertThat(entry.tornDown()).isTrue();
        });
    }

    @Test
    void aScenarioThatNeverReportedMakesTheRunIncomplete() throws IOException {
        plan();
        tearDown();

        assertThatThrownBy(this::report).isInstanceOf(RunIncomplete.class).hasMessageContaining("1 lost");
    }

    private void noteLoss(int attempt, String cause) throws IOException {
        ObjectNode event = event("NoteLoss").put("scenario", "dev.checkride.examples.CheckoutTestCase");
        event.put("attempt", attempt).put("error", "Sandbox.Timedout").put("cause", cause);
        invoke(new TearDownHandler(settings), event);
    }

    @Test
    void aLostScenarioSaysWhatTheServiceSaidAndNoSecretOfIt() throws IOException {
        plan();
        noteLoss(
                1,
                "{\"errorMessage\": \"Task timed out after 900.00 seconds, Bearer abcdefghijklmnopqrstuvwxyz\","
                        + " \"stackTrace\": [\"secret.place.Frame\"]}");
        tearDown();

        assertThatThrownBy(this::report).isInstanceOf(RunIncomplete.class).hasMessageContaining("1 lost");
        for (String file : List.of("result.json", "report.html", "junit.xml")) {
            assertThat(aws.object("runs/run-1/" + file))
                    .contains("Sandbox.Timedout: Task timed out after 900.00 seconds, ***", "look for what waits")
                    .doesNotContain("abcdefghijkl", "secret.place", "not planned");
        }
    }

    @Test
    void aScenarioThatHasReportedIsNotLostWhateverTheServiceSays() throws IOException {
        runScenario(plan());
        noteLoss(1, "it ended after its report was stored");
        tearDown();

        assertThat(report().path("verdict").textValue()).isEqualTo("passed");
    }

    @Test
    void aScenarioThatIsLostIsListedWithTheRequestsThatMayHaveMadeData() throws IOException {
        plan();
        SentRequest made = new SentRequest("POST", "/orders", "admin", "2026-01-01T01:00:00Z", 201);
        SentRequest last = new SentRequest("PUT", "/orders/<1>", null, "2026-01-01T01:00:01Z", 0);
        new Services(settings)
                .trails(ARN)
                .writer("dev.checkride.examples.CheckoutTestCase")
                .accept(new Trail(1, List.of(made, last), 3));
        tearDown();

        assertThatThrownBy(this::report).isInstanceOf(RunIncomplete.class);
        JsonNode cutOff =
                Json.read(aws.object("runs/run-1/result.json"), JsonNode.class).at("/results/extra/cutOff/0");
        assertThat(cutOff.path("className").textValue()).isEqualTo("dev.checkride.examples.CheckoutTestCase");
        assertThat(cutOff.path("more").intValue()).isEqualTo(3);
        assertThat(cutOff.path("requests"))
                .isEqualTo(Json.tree(List.of(made, last)))
                .hasSize(2);
        assertThat(aws.object("runs/run-1/report.html"))
                .contains("Requests of CheckoutTestCase, that may have made data:")
                .contains("POST /orders as admin at 2026-01-01T01:00:00Z → 201")
                .contains("PUT /orders/&lt;1&gt; at 2026-01-01T01:00:01Z, no answer is known", "and at least 3 more");
    }

    @Test
    void aScenarioThatHasReportedIsNotCutOff() throws IOException {
        runScenario(plan());
        SentRequest made = new SentRequest("POST", "/orders", "admin", "2026-01-01T01:00:00Z", 201);
        new Services(settings)
                .trails(ARN)
                .writer("dev.checkride.examples.CheckoutTestCase")
                .accept(new Trail(1, List.of(made), 0));
        tearDown();
        report();

        assertThat(Json.read(aws.object("runs/run-1/result.json"), JsonNode.class)
                        .at("/results/extra/cutOff"))
                .isEmpty();
    }

    @Test
    void aRepetitionThatIsLostIsNoted() throws IOException {
        runScenario(plan());
        noteLoss(2, "gone");
        tearDown();
        report();

        assertThat(Json.read(aws.object("runs/run-1/result.json"), JsonNode.class)
                        .at("/results/extra/notes/0")
                        .textValue())
                .startsWith("attempt 2 at CheckoutTestCase was lost: Sandbox.Timedout: gone. ");
    }

    @Test
    void aLossIsNotNotedForAClosedRun() throws IOException {
        plan();
        tearDown();

        assertThatThrownBy(() -> noteLoss(1, "gone")).isInstanceOf(RunClosed.class);
        assertThat(aws.objects().keySet()).noneMatch(key -> key.contains("lost"));
    }

    @Test
    void aLateResultDoesNotTurnARedRunGreen() throws IOException {
        JsonNode plan = plan();
        assertThatThrownBy(this::report).isInstanceOf(RunIncomplete.class);
        runScenario(plan);

        assertThatThrownBy(this::report)
                .isInstanceOf(RunIncomplete.class)
                .hasMessageContaining("An earlier report of this run was red");
    }

    @Test
    void thePagesOfARedResultAreNotGreen() throws IOException {
        JsonNode plan = plan();
        assertThatThrownBy(this::report).isInstanceOf(RunIncomplete.class);
        aws.objects().keySet().removeIf(key -> key.endsWith("report.html") || key.endsWith("junit.xml"));
        runScenario(plan);

        assertThatThrownBy(this::report).isInstanceOf(RunIncomplete.class);

        assertThat(aws.object("runs/run-1/report.html")).contains("lost");
        assertThat(aws.objects()).doesNotContainKey("runs/run-1/junit.xml");
    }

    @Test
    void twoInvocationsOfOneAttemptThatDisagreeMakeTheRunIncomplete() throws IOException {
        JsonNode plan = plan();
        runScenario(plan);
        aws.objects()
                .put(
                        REPORT_KEY,
                        aws.object(REPORT_KEY)
                                .replace("\"failed\"", "\"passed\"")
                                .replaceFirst("\"status\":\"passed\"", "\"status\":\"skipped\"")
                                .getBytes(StandardCharsets.UTF_8));
        runScenario(plan);
        tearDown();

        assertThatThrownBy(this::report)
                .isInstanceOf(RunIncomplete.class)
                .hasMessageContaining("not planned: " + REPORT_KEY.replace("1.json", "1-repeated.json"));
    }

    @Test
    void aConfigurationThatIsDeployedMeanwhileMakesTheRunIncomplete() throws IOException {
        runScenario(plan());
        tearDown();
        Configuration later =
                ConfigurationReader.read("{\"stacks\": {\"shop-two\": {}}}".getBytes(StandardCharsets.UTF_8));
        Settings changed = new Settings(settings.variables(), later, scenarios, settings.clock());

        assertThatThrownBy(() -> invoke(new TearDownHandler(changed), event("Report")))
                .isInstanceOf(RunIncomplete.class)
                .hasMessageContaining("checkride.json was deployed anew during the run");
    }

    @Test
    void aHistoryThatCannotBeReadDecidesNothing() throws IOException {
        aws.damageHistories();
        runScenario(plan());
        tearDown();

        assertThat(report().path("verdict").textValue()).isEqualTo("passed");
        assertThat(aws.object("runs/run-1/result.json")).contains("the history of the tests could not be written");
    }

    @Test
    void aReportThatIsAskedForTwiceSaysTheSame() throws IOException {
        runScenario(plan());
        tearDown();

        assertThat(report()).isEqualTo(report());
    }

    @Test
    void aStackThatWasDeployedMeanwhileMakesTheRunIncomplete() throws IOException {
        runScenario(plan());
        tearDown();
        aws.deployAgain();

        assertThatThrownBy(this::report)
                .isInstanceOf(RunIncomplete.class)
                .hasMessageContaining("stack shop was changed during the run");
    }

    @Test
    void aDamagedAndAnUnplannedReportMakeTheRunIncomplete() throws IOException {
        plan();
        aws.objects().put(REPORT_KEY, "{\"id\": ".getBytes(StandardCharsets.UTF_8));
        aws.objects().put("runs/run-1/scenarios/Other/1.json", new byte[0]);
        tearDown();

        assertThatThrownBy(this::report)
                .isInstanceOf(RunIncomplete.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("not planned: runs/run-1/scenarios/Other/1.json");
    }

    @Test
    void withoutAPlanTheSetUpHasFailed() {
        assertThatThrownBy(this::report)
                .isInstanceOf(SetUpFailed.class)
                .hasMessageContaining("there is no plan at s3://");
    }

    @Test
    void theFailureOfAStateIsInTheReport() throws IOException {
        runScenario(plan());

        assertThatThrownBy(() -> report("RunScenarios", "States.ItemReaderFailed", "no plan"))
                .isInstanceOf(RunIncomplete.class)
                .hasMessageContaining("RunScenarios failed: States.ItemReaderFailed: no plan");
        assertThat(aws.object("runs/run-1/result.json")).contains("States.ItemReaderFailed");
    }

    @Test
    void aFailedSetUpIsReportedAsSuch() {
        assertThatThrownBy(() ->
                        report("ClearTables", SetUpFailed.class.getName(), "{\"errorMessage\": \"too many items\"}"))
                .isInstanceOf(SetUpFailed.class)
                .hasMessageContaining("ClearTables failed: too many items");
    }

    @Test
    void aScenarioIsReportedOnce() throws IOException {
        JsonNode plan = plan();
        runScenario(plan);
        String first = aws.object(REPORT_KEY);
        now = NOW.plusSeconds(30);
        runScenario(plan);

        assertThat(aws.object(REPORT_KEY)).isEqualTo(first).contains(String.valueOf(NOW.toEpochMilli()));
    }

    @Test
    void pastTheDeadlineNothingIsRun() throws IOException {
        JsonNode plan = plan();
        LedgerEntry planned = ledger().requireOpen(ARN);
        LedgerEntry past = entry(NOW.minusSeconds(1)).plannedBy(String.valueOf(planned.fingerprint()));
        ledger().update(ARN, open -> past);
        runScenario(plan);

        assertThat(aws.object(REPORT_KEY)).contains("\"not run\"", "deadline");
        assertThatThrownBy(this::report).isInstanceOf(RunIncomplete.class);
    }

    @Test
    void anotherPackageRefusesToRunThePlan() throws IOException {
        runScenario(plan(), "another");

        assertThat(aws.object(REPORT_KEY)).contains("\"infrastructure\"", "OtherPackage");
        assertThatThrownBy(this::report).isInstanceOf(TestsFailed.class);
    }

    @Test
    void whatKeepsAScenarioFromRunningIsItsReport() throws IOException {
        JsonNode plan = plan();
        ObjectNode event = event("RunScenario")
                .put("secret", "arn:gone")
                .put("fingerprint", plan.path("fingerprint").textValue());
        event.set(
                "scenario",
                Json.parse(aws.object("runs/run-1/plan.json").getBytes(StandardCharsets.UTF_8))
                        .get(0));
        invoke(new ScenarioHandler(settings), event);

        assertThat(aws.object(REPORT_KEY)).contains("\"infrastructure\"", "secretsmanager:GetSecretValue");
    }

    @Test
    void aClosedRunRunsAndPlansNothing() throws IOException {
        JsonNode plan = plan();
        tearDown();

        assertThatThrownBy(() -> runScenario(plan)).isInstanceOf(RunClosed.class);
        assertThatThrownBy(this::plan).isInstanceOf(RunClosed.class);
        assertThat(aws.objects()).doesNotContainKey(REPORT_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.json", "scenarios/Other/1.json", "result.json"})
    void aNameWhoseResultsAreThereAlreadyIsRefusedBeforeAnythingIsPlanned(String file) {
        aws.objects().put("runs/run-1/" + file, "[]".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(this::plan)
                .isInstanceOf(SetUpFailed.class)
                .hasMessage("Results of an earlier run of the name run-1 lie at s3://bucket/runs/run-1/: "
                        + "start a new execution under another name");
        assertThat(ledger().requireOpen(ARN).fingerprint()).isNull();
        assertThat(aws.objects()).hasSize(1);
    }

    @Test
    void theResultsOfARunWithALongerNameAreNoneOfThisOne() throws IOException {
        aws.objects().put("runs/run-10/plan.json", "[]".getBytes(StandardCharsets.UTF_8));

        assertThat(plan().path("count").intValue()).isEqualTo(1);
    }

    @Test
    void aPlanThatIsRepeatedFindsItsOwnResults() throws IOException {
        JsonNode plan = plan();
        runScenario(plan);

        assertThat(plan()).isEqualTo(plan);
    }

    @Test
    void aPlanIsNeverOverwritten() throws IOException {
        String key = plan().path("key").textValue();
        assertThat(plan().path("key").textValue()).isEqualTo(key);

        aws.objects().put(key, "[]".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::plan)
                .isInstanceOf(SetUpFailed.class)
                .hasMessageContaining("Another plan lies at s3://");
    }

    @Test
    void whatTearDownCannotRemoveIsListedAndTheRestGoesOn() throws IOException {
        ledger().update(ARN, open -> open.planningAccounts("pool", List.of("foreign"), "checkride/checkride/run-1"));
        new Services(settings).leases().take("shop", ARN, false, NOW.plusSeconds(60));

        JsonNode left = tearDown().path("leftovers");

        assertThat(left).hasSize(2);
        assertThat(left.get(0).textValue()).contains("foreign");
        assertThat(left.get(1).textValue())
                .startsWith("secret checkride/checkride/run-1: ")
                .contains("secretsmanager:DescribeSecret");
        assertThat(new Services(settings).leases().isHeldBy("shop", ARN)).isFalse();
        assertThat(ledger().find(ARN))
                .get()
                .satisfies(entry -> assertThat(entry.leftBehind()).hasSize(2));
    }

    @Test
    void aRunThatWasNeverOpenedHasNothingToTearDown() throws IOException {
        ObjectNode event = event("TearDown").put("execution", ARN + "-other");

        assertThat(invoke(new TearDownHandler(settings), event).path("leftovers"))
                .isEmpty();
    }
}
