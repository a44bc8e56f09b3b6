package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failed tests that get another attempt. */
class RepeatedTestsTests {
    private static final String SHAKY = """
            package dev.checkride.shaky;

            import static org.assertj.core.api.Assertions.assertThat;

            import dev.checkride.api.Scenario;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.junit.jupiter.api.Test;

            @Scenario
            class Shaky {
                private static final AtomicInteger CALLS = new AtomicInteger();

                @Test
                void holds() {
                    assertThat(CALLS).isNotNull();
                }

                @Test
                void shakes() {
                    assertThat(CALLS.incrementAndGet() % 3).isZero();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aTestThatPassesWhenItIsRepeatedIsFlakyAndEveryAttemptIsInTheResult() throws Exception {
        try (LocalRunFixture sandbox =
                LocalRunFixture.withScenarios(folder.resolve("data"), CompiledScenarios.in(folder, "Shaky", SHAKY))) {
            Finished green = sandbox.run(request(2));

            assertThat(green.verdict()).isEqualTo("passed");
            assertThat(green.printed()).contains("shakes: passed at attempt 3, so it is flaky", "2 passed, 1 flaky");
            JsonNode row = row(green, "Shaky shakes");
            assertThat(row.path("flaky").booleanValue()).isTrue();
            assertThat(row.path("retries").intValue()).isEqualTo(2);
            assertThat(row.path("retryAttempts"))
                    .extracting(attempt -> attempt.path("status").textValue())
                    .containsExactly("failed", "failed");
            assertThat(row.at("/retryAttempts/1/message").textValue()).contains("2");
            assertThat(row(green, "Shaky holds").has("retries")).isFalse();
            Path attempts = sandbox.resultFolder(green.keys()).resolve("scenarios/dev.checkride.shaky.Shaky");
            assertThat(Files.readString(attempts.resolve("3.json")))
                    .contains("shakes")
                    .doesNotContain("holds");
            assertThat(attempts.resolve("4.json")).doesNotExist();

            Finished red = sandbox.run(request(1));

            assertThat(red.verdict()).isEqualTo("tests failed");
            assertThat(row(red, "Shaky shakes").path("retryAttempts")).hasSize(1);

            // Its counter stands at five.
            Finished first = sandbox.run(request(0).put("failOnFlaky", true));
            assertThat(first.verdict()).isEqualTo("passed");
            Finished flaky = sandbox.run(request(2).put("failOnFlaky", true));
            assertThat(flaky.verdict()).isEqualTo("tests failed");
            assertThat(flaky.printed()).contains("✗ Shaky shakes");
        }
    }

    @Test
    void afterTheFirstRedNothingMoreIsBegun() throws Exception {
        String later = SHAKY.substring(SHAKY.indexOf("@Scenario")).replace("Shaky", "ZLater");
        ClassLoader scenarios = CompiledScenarios.in(folder, "Shaky", SHAKY + later);
        try (LocalRunFixture sandbox = LocalRunFixture.withScenarios(folder.resolve("data"), scenarios)) {
            ObjectNode request = Json.object().put("failFast", true).put("maxConcurrency", 1);
            request.putArray("include").add("dev.checkride.shaky.*");
            Finished run = sandbox.run(request);

            assertThat(run.verdict()).isEqualTo("tests failed");
            assertThat(row(run, "ZLater holds").path("rawStatus").textValue()).isEqualTo("not run");
            assertThat(row(run, "ZLater holds").path("message").textValue())
                    .isEqualTo("not begun, since Shaky#shakes was red before");
        }
    }

    @Test
    void justWhatWasRedIsRunAgainAndBothRunsKnowOfEachOther() throws Exception {
        try (LocalRunFixture sandbox =
                LocalRunFixture.withScenarios(folder.resolve("data"), CompiledScenarios.in(folder, "Shaky", SHAKY))) {
            Finished red = sandbox.run(request(0));
            assertThat(red.printed()).contains("Run what is red again: ./checkride rerun test-1");

            Finished rerun =
                    sandbox.run(Json.object().put("rerunFailedOf", "test-1").put("retries", 1));

            assertThat(rerun.verdict()).isEqualTo("passed");
            assertThat(rerun.printed()).contains("rerun of what was red in test-1, 1 of its 2 tests");
            assertThat(rerun.result().at("/results/tests")).hasSize(1);
            assertThat(rerun.result().at("/results/extra/rerun"))
                    .isEqualTo(
                            Json.object().put("run", "test-1").put("tests", 1).put("of", 2));
            assertThat(sandbox.resultFolder(red.keys()).resolve("reruns/test-2.json"))
                    .content()
                    .contains("\"verdict\":\"passed\"");

            Finished nothing = sandbox.run(Json.object().put("rerunFailedOf", "test-2"));
            assertThat(nothing.verdict()).isEqualTo("set-up failed");
            assertThat(nothing.printed()).contains("No test was red in the run test-2");
            Finished unknown = sandbox.run(Json.object().put("rerunFailedOf", "nobody"));
            assertThat(unknown.printed()).contains("There is no result of a run nobody");
            assertThat(sandbox.residue()).isEmpty();
        }
    }

    private static ObjectNode request(int retries) {
        ObjectNode request = Json.object().put("retries", retries);
        request.putArray("include").add("Shaky");
        return request;
    }

    private static JsonNode row(Finished run, String name) {
        for (JsonNode row : run.result().at("/results/tests")) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row " + name + " in " + run.result());
    }
}
