package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionStatus;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.ServiceError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rule on ended executions and the schedule have the teardown function do. */
class SweepTests {
    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // before each test
    private LocalRunFixture sandbox;

    @SuppressWarnings("NullAway.Init") // before each test
    private Set<String> foreign;

    @BeforeEach
    void openWithThingsOfOthers() {
        sandbox = LocalRunFixture.open(data);
        foreign = sandbox.plantThingsOfOthers();
        assertThat(foreign).hasSize(3);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadTarget", "PlanScenarios", "ClearTables", "CreateAccounts", "RunScenarios", "TearDown"})
    void aRunThatWasStoppedIsCleanedUpAndReported(String state) throws Exception {
        Execution execution = stoppedIn(state);
        settle();

        sweep(execution.arn());
        // Whatever the functions that ran on have made since.
        later(Duration.ofMinutes(20));

        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(sandbox.lease()).doesNotContain("execution:");
        JsonNode result = result();
        assertThat(result.at("/results/extra/verdict").asText()).isEqualTo("incomplete");
        assertThat(result.at("/results/extra/irregularities").toString())
                .contains("the run was ABORTED", "stopped by the test");
        assertThat(result.at("/results/extra/cleanup/status").asText()).isEqualTo("done");
    }

    @Test
    void aRunThatWasStoppedInItsLastStateHasNothingLeftEither() throws Exception {
        Execution execution = stoppedIn("Report");
        settle();

        sweep(execution.arn());

        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(sandbox.lease()).doesNotContain("execution:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadTarget", "PlanScenarios", "ClearTables", "CreateAccounts", "RunScenarios", "TearDown"})
    void aRedriveFromAnyStateAfterTheSweepMakesNothingAndSaysWhatToStart(String state) throws Exception {
        Execution execution = stoppedIn(state);
        settle();
        sweep(execution.arn());
        List<String> made = new CopyOnWriteArrayList<>();
        sandbox.local().sandbox().tell(call -> {
            if (call.operation().matches("(Admin|SignUp|Create|BatchWrite|InitiateAuth).*")) {
                made.add(call.operation());
            }
        });

        String cause = sandbox.redrive(execution.arn());

        assertThat(cause).contains("tart a new execution", "input", "swept");
        assertThat(made).isEmpty();
        later(Duration.ofMinutes(20));
        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(sandbox.lease()).doesNotContain("execution:");
    }

    @Test
    void aRedriveOfTheLastStateAnswersWithTheVerdictThatIsWritten() throws Exception {
        Execution execution = stoppedIn("Report");
        settle();
        sweep(execution.arn());
        String verdict = result().at("/results/extra/verdict").asText();

        String cause = sandbox.redrive(execution.arn());

        assertThat(verdict).isEqualTo("passed");
        assertThat(cause).as("it has succeeded").isEqualTo("null");
        assertThat(sandbox.residue()).isEqualTo(foreign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadTarget", "PlanScenarios", "ClearTables", "CreateAccounts", "RunScenarios", "TearDown"})
    void aRedriveThatComesBeforeAnySweepEndsWithAVerdictAndLeavesNothing(String state) throws Exception {
        Execution execution = stoppedIn(state);
        settle();

        String cause = sandbox.redrive(execution.arn());

        String verdict = result().at("/results/extra/verdict").asText();
        assertThat(cause.equals("null")).as(cause).isEqualTo(verdict.equals("passed"));
        sweepAll();
        later(Duration.ofMinutes(20));
        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(sandbox.lease()).doesNotContain("execution:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadTarget", "PlanScenarios", "ClearTables", "CreateAccounts", "RunScenarios"})
    void aRedriveOfARunWhoseStackAClearingRunHasTakenMakesNothingBesideIt(String state) throws Exception {
        Execution stopped = stoppedIn(state);
        settle();
        AtomicBoolean clearing = new AtomicBoolean();
        List<String> made = new CopyOnWriteArrayList<>();
        List<String> causes = new CopyOnWriteArrayList<>();
        sandbox.local().sandbox().tell(call -> {
            if (call.operation().equals("BatchWriteItem") && clearing.compareAndSet(false, true)) {
                causes.add(sandbox.redrive(stopped.arn()));
                clearing.set(false);
            } else if (clearing.get()
                    && call.operation()
                            .matches(
                                    "Admin(Create|Set|Add|Initiate).*|SignUp|InitiateAuth|CreateSecret|GetSecretValue")) {
                made.add(call.operation());
            }
        });

        Execution clears = sandbox.local().start("clears", Json.object().put("clearTables", true));
        clears.await();

        assertThat(causes).singleElement().asString().isNotEqualTo("null");
        assertThat(made).isEmpty();
        assertThat(clears.status()).as(String.valueOf(clears.cause())).isEqualTo(ExecutionStatus.SUCCEEDED);
        sweepAll();
        later(Duration.ofMinutes(20));
        foreign.removeIf(thing -> thing.startsWith("item"));
        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(sandbox.lease()).doesNotContain("execution:");
    }

    @Test
    void aRunWhoseStackAClearingRunHasTakenIsCleanedUpAllTheSame() throws Exception {
        stoppedIn("RunScenarios");
        settle();
        Execution clears = sandbox.local().start("clears", Json.object().put("clearTables", true));
        clears.await();

        JsonNode swept = sweepAll();

        assertThat(swept.path("swept").toString()).isEqualTo("[\"swept\"]");
        foreign.removeIf(thing -> thing.startsWith("item"));
        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(result().at("/results/extra/verdict").asText()).isEqualTo("incomplete");
        assertThat(later(Duration.ofMinutes(20)).path("swept").toString()).isEqualTo("[\"swept\"]");
        assertThat(later(Duration.ofMinutes(40)).path("swept").toString()).isEqualTo("[]");
    }

    @Test
    void theScheduleFindsARunThatTheRuleHasMissed() throws Exception {
        stoppedIn("RunScenarios");
        settle();

        JsonNode swept = sweepAll();

        assertThat(swept.path("swept").toString()).isEqualTo("[\"swept\"]");
        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(result().at("/results/extra/verdict").asText()).isEqualTo("incomplete");
    }

    @Test
    void aRunThatGoesOnIsLeftAlone() throws Exception {
        CountDownLatch swept = new CountDownLatch(1);
        List<JsonNode> answers = new CopyOnWriteArrayList<>();
        AtomicBoolean once = new AtomicBoolean();
        sandbox.local().sandbox().tell(call -> {
            if (call.operation().equals("CreateSecret") && once.compareAndSet(false, true)) {
                answers.add(sweepAll());
                swept.countDown();
            }
        });

        Execution execution = sandbox.local().start("swept", Json.object());
        execution.await();

        assertThat(swept.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(answers).singleElement().hasToString("{\"swept\":[]}");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aRunThatIsOverIsNotTouchedAgain() throws Exception {
        Execution execution = sandbox.local().start("swept", Json.object());
        execution.await();
        List<String> writes = new CopyOnWriteArrayList<>();
        sandbox.local().sandbox().tell(call -> {
            if (!call.operation().matches("(Get|List|Head|Describe|Scan).*")) {
                writes.add(call.operation());
            }
        });

        assertThat(sweep(execution.arn()).path("swept").toString()).isEqualTo("[]");
        assertThat(sweepAll().path("swept").toString()).isEqualTo("[]");
        assertThat(writes).isEmpty();
    }

    @Test
    void anAccountThatIsMadeAfterTheFirstSweepGoesWithTheSecond() throws Exception {
        Execution execution = stoppedIn("RunScenarios");
        settle();
        sweep(execution.arn());
        String late = "checkride-admin-" + ExecutionName.of(execution.arn()).mark() + "@example.com";
        sandbox.cognito()
                .adminCreateUser(create -> create.userPoolId(sandbox.pool()).username(late));

        assertThat(later(Duration.ofMinutes(5)).path("swept").toString())
                .as("a function may still run")
                .isEqualTo("[]");
        assertThat(sandbox.residue()).hasSize(4);
        assertThat(later(Duration.ofMinutes(20)).path("swept").toString()).isEqualTo("[\"swept\"]");

        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(later(Duration.ofMinutes(40)).path("swept").toString()).isEqualTo("[]");
    }

    @Test
    void whatCannotBeRemovedIsNamedByEachSweepUntilItIsGone() throws Exception {
        AtomicBoolean denied = new AtomicBoolean(true);
        sandbox.local().sandbox().tell(call -> deny(call, denied));
        Execution execution = sandbox.local().start("swept", Json.object());
        execution.await();
        assertThat(execution.status()).as("the verdict stands").isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result().at("/results/extra/cleanup/status").asText()).isEqualTo("FAILED");

        assertThatThrownBy(() -> sweepAll())
                .hasMessageContaining("Not everything could be cleaned up: swept: secret checkride/checkride/swept: ")
                .hasMessageContaining("secretsmanager:DeleteSecret");
        denied.set(false);
        assertThat(sweepAll().path("swept").toString()).isEqualTo("[\"swept\"]");

        assertThat(sandbox.residue()).isEqualTo(foreign);
        assertThat(sweepAll().path("swept").toString()).isEqualTo("[]");
    }

    @Test
    void aReportThatOneSweepCouldNotWriteIsWrittenByTheNext() throws Exception {
        stoppedIn("RunScenarios");
        settle();
        AtomicBoolean denied = new AtomicBoolean(true);
        sandbox.local().sandbox().tell(call -> {
            if (denied.get()
                    && call.action().equals("s3:PutObject")
                    && call.resource().endsWith("/result.json")) {
                throw ServiceError.of("AccessDenied", "Access Denied");
            }
        });

        assertThatThrownBy(this::sweepAll).hasMessageContaining("s3:PutObject");
        denied.set(false);
        assertThat(sweepAll().path("swept").toString()).isEqualTo("[\"swept\"]");

        assertThat(result().at("/results/extra/verdict").asText()).isEqualTo("incomplete");
        later(Duration.ofMinutes(20));
        assertThat(sandbox.residue()).isEqualTo(foreign);
    }

    private static void deny(Call call, AtomicBoolean denied) {
        if (denied.get() && call.operation().equals("DeleteSecret")) {
            throw ServiceError.of(
                    "AccessDeniedException", "User is not authorized to perform: secretsmanager:DeleteSecret");
        }
    }

    /** Stops a run when the function of a state makes its first call. */
    private Execution stoppedIn(String state) throws InterruptedException {
        List<String> entered = new CopyOnWriteArrayList<>();
        AtomicBoolean once = new AtomicBoolean();
        String arn = sandbox.local().state("swept").execution();
        sandbox.local().sandbox().tell(call -> {
            if (entered.contains(state) && once.compareAndSet(false, true)) {
                sandbox.local().stop(arn, "stopped by the test");
            }
        });
        Execution execution = sandbox.start(
                "swept",
                Json.object(),
                started -> started.listen(event -> entered.add(
                        event.details().at("/stateEnteredEventDetails/name").asText())));
        execution.await();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        return execution;
    }

    /** The functions of a stopped execution run on. */
    private void settle() throws InterruptedException {
        assertThat(sandbox.local().invocations().settle(Duration.ofMinutes(5))).isTrue();
    }

    private JsonNode sweep(String execution) {
        return sandbox.sweep(Json.object().put("execution", execution), Clock.systemUTC());
    }

    private JsonNode sweepAll() {
        return sandbox.sweep(Clock.systemUTC());
    }

    private JsonNode later(Duration time) {
        return sandbox.sweep(Clock.offset(Clock.systemUTC(), time));
    }

    private JsonNode result() {
        String key = new RunKeys(new RunId("swept")).result();
        return Json.read(sandbox.local().results().read(key).orElseThrow(), JsonNode.class);
    }
}
