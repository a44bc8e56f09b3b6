package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.protocol.ServiceError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedRunTests {
    private static final String STACK =
            LocalRunFixture.PROJECT.configuration().stackNames().get(0);

    @TempDir
    private Path data;

    @Test
    void anAuthorizerThatLetsEverybodyDoEverythingTurnsTheForbiddenScenariosRed() throws Exception {
        Finished run = runWith(UnaryOperator.identity(), RedRunTests::allowingEverything);

        assertThat(run.redScenarios())
                .containsExactlyInAnyOrder(
                        "RegularUserCannotCreateUser",
                        "RegularUserCannotListUsers",
                        "RegularUserCannotTouchAnotherUser");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.execution().error()).hasValue("dev.checkride.executor.handler.TestsFailed");
        assertThat(run.execution().cause().orElseThrow()).contains("RegularUserCannotListUsers");
        assertThat(run.printed())
                .contains("FAILED")
                .contains("✗ RegularUserCannotListUsers")
                .contains("/users as regular")
                .contains("→ 200");
    }

    @Test
    void aHandlerThatForgetsToDeleteTurnsExactlyTheScenariosRedThatRelyOnIt() throws Exception {
        Finished run = runWith(RedRunTests::answeringDeletesWithoutDeleting, UnaryOperator.identity());

        assertThat(run.redScenarios())
                .containsExactlyInAnyOrder("AdminDeletesUser", "AdminListsUsers", "UserDeletesOwnData");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aHandlerThatFailsTurnsAllRedThatReachIt() throws Exception {
        LambdaFunction failing = (event, context) -> {
            throw new FunctionFailure("java.lang.IllegalStateException", "out of order", List.of());
        };
        Finished run = runWith(users -> failing, UnaryOperator.identity());

        assertThat(run.redScenarios())
                .doesNotContain("CallerWithoutTokenIsTurnedAway", "RegularUserCannotListUsers")
                .contains("AdminCreatesUser", "AdminListsUsers", "UserReadsOwnData");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void nothingOfTheRunIsLeftAfterRedEither() throws Exception {
        try (LocalRunFixture sandbox =
                LocalRunFixture.open(data, UnaryOperator.identity(), RedRunTests::allowingEverything)) {
            Finished run = sandbox.run();

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(sandbox.residue()).isEmpty();
            assertThat(sandbox.lease()).doesNotContain("execution:");
            assertThat(run.result().at("/results/extra/cleanup/status").asText())
                    .isEqualTo("done");
        }
    }

    @Test
    void aStackThatIsBeingUpdatedIsNamedAndNothingIsSetUp() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            sandbox.local()
                    .sandbox()
                    .cloudFormation()
                    .put(StackSpec.named(STACK).status("UPDATE_IN_PROGRESS"));

            Finished run = sandbox.run();

            assertThat(run.verdict()).isEqualTo("set-up failed");
            assertThat(run.printed()).contains(STACK).contains("UPDATE_IN_PROGRESS");
            assertThat(run.execution().error()).hasValue("dev.checkride.executor.handler.SetUpFailed");
            assertThat(sandbox.canaries()).isEmpty();
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aStackThatIsDeployedAnewDuringTheRunMakesItIncomplete() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            Finished run = sandbox.run(Json.object(), (keys, event) -> {
                if (event.type().equals("MapStateExited")) {
                    sandbox.local()
                            .sandbox()
                            .cloudFormation()
                            .put(StackSpec.named(STACK).updated(Instant.parse("2031-01-01T00:00:00Z")));
                }
            });

            assertThat(run.verdict()).isEqualTo("incomplete");
            assertThat(run.redScenarios()).isEmpty();
            assertThat(run.printed()).contains("was changed during the run");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aNameThatWasUsedBeforeIsRefusedAndItsResultsStay() throws Exception {
        String old = "runs/used/scenarios/Old/1.json";
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            sandbox.local().results().writeOnce(old, "{}".getBytes(StandardCharsets.UTF_8), "application/json");

            Execution execution = sandbox.local().start("used", Json.object());
            execution.await();

            assertThat(execution.error()).contains("dev.checkride.executor.handler.SetUpFailed");
            assertThat(execution.cause().orElseThrow())
                    .contains(
                            "Results of an earlier run of the name used lie at",
                            "start a new execution under another name");
            assertThat(sandbox.local().results().keysUnder("runs/used/scenarios/"))
                    .containsExactly(old);
            assertThat(sandbox.residue()).isEmpty();
        }
    }

    @Test
    void aSelectionThatMatchesNothingIsRedAndNamesTheNearest() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            ObjectNode request = Json.object();
            request.putArray("include").add("AdminCreateUser");

            Finished run = sandbox.run(request);

            assertThat(run.verdict()).isEqualTo("set-up failed");
            assertThat(run.printed())
                    .contains("No scenario or test matches \"AdminCreateUser\"")
                    .contains("AdminCreatesUser");
            assertThat(sandbox.canaries()).isEmpty();
        }
    }

    @Test
    void anUnknownFieldOfTheRequestIsRefusedWithTheNearestName() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            Finished run = sandbox.run(Json.object().put("maxConcurency", 3));

            assertThat(run.verdict()).isEqualTo("set-up failed");
            assertThat(run.printed()).contains("unknown field \"maxConcurency\"; did you mean \"maxConcurrency\"?");
            assertThat(run.execution().status().name()).isEqualTo("FAILED");
        }
    }

    @Test
    void aResultThatIsNeverStoredMakesTheRunIncomplete() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            Finished run = sandbox.run(Json.object(), (keys, event) -> {
                if (event.type().equals("MapStateExited")) {
                    delete(sandbox.resultFolder(keys)
                            .resolve("scenarios/dev.checkride.scenarios.AdminListsUsers/1.json"));
                }
            });

            assertThat(run.verdict()).isEqualTo("incomplete");
            assertThat(run.redScenarios()).containsExactly("AdminListsUsers");
            assertThat(statuses(run, "AdminListsUsers")).containsOnly("lost");
        }
    }

    @Test
    void resultsThatMayNotBeStoredMakeTheRunRed() throws Exception {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data)) {
            sandbox.local().sandbox().tell(call -> {
                if (call.operation().equals("PutObject")) {
                    throw new ServiceError("AccessDenied", 403, "Access Denied");
                }
            });

            Execution execution = sandbox.local().start("denied", Json.object());
            execution.await();

            assertThat(execution.error()).hasValue("dev.checkride.executor.handler.RunIncomplete");
            assertThat(execution.cause().orElseThrow()).contains("s3:PutObject", "arn:aws:s3:::results/runs/denied/");
            assertThat(sandbox.residue()).isEmpty();
            assertThat(sandbox.lease()).doesNotContain("execution:");
        }
    }

    @Test
    void aRedriveOfARunThatWasTornDownTouchesNothingAndSaysWhatToStart() throws Exception {
        try (LocalRunFixture sandbox =
                LocalRunFixture.open(data, UnaryOperator.identity(), RedRunTests::allowingEverything)) {
            Finished run = sandbox.run();
            List<String> changes = new CopyOnWriteArrayList<>();
            sandbox.local().sandbox().tell(call -> {
                if (call.operation().matches("(Admin|SignUp|Create|Delete|Put|BatchWrite).*")) {
                    changes.add(call.operation());
                }
            });

            String cause = sandbox.redrive(run.execution().arn());

            assertThat(cause).contains("rerunFailedOf", run.keys().runId().value());
            assertThat(changes).containsOnly("PutObject");
            assertThat(sandbox.residue()).isEmpty();
        }
    }

    private static List<String> statuses(Finished run, String scenario) {
        return run.result().at("/results/tests").findParents("suite").stream()
                .filter(test -> test.path("suite").get(0).asText().endsWith("." + scenario))
                .map(test -> test.path("rawStatus").asText())
                .toList();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finished runWith(UnaryOperator<LambdaFunction> users, UnaryOperator<LambdaFunction> authorizer)
            throws InterruptedException {
        try (LocalRunFixture sandbox = LocalRunFixture.open(data, users, authorizer)) {
            return sandbox.run();
        }
    }

    static LambdaFunction allowingEverything(LambdaFunction authorizer) {
        return (event, context) -> {
            ObjectNode policy = Json.read(authorizer.invoke(event, context), ObjectNode.class);
            for (JsonNode statement : policy.at("/policyDocument/Statement")) {
                ((ObjectNode) statement).putArray("Resource").add("*");
            }
            return Json.bytes(policy);
        };
    }

    private static LambdaFunction answeringDeletesWithoutDeleting(LambdaFunction users) {
        return (event, context) -> {
            boolean delete =
                    Json.read(event, JsonNode.class).path("httpMethod").asText().equals("DELETE");
            return delete
                    ? Json.bytes(Json.object().put("statusCode", 200).put("body", "{}"))
                    : users.invoke(event, context);
        };
    }
}
