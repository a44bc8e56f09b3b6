package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.LambdaFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invocations that end without an answer, as Lambda tells of them. */
class LostScenarioTests {
    private static final String LOST = "CallerWithoutTokenIsTurnedAway";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "Sandbox.Timedout, Task timed out after 900.00 seconds, 'Sandbox.Timedout: ', look for what waits without an end",
        "Runtime.ExitError, Runtime exited with error: exit status 3, 'Lambda.Unknown (Runtime.ExitError): ', ended in the middle",
        "Runtime.ExitError, Runtime exited with error: signal: killed, 'Lambda.Unknown (Runtime.ExitError): ', for its memory",
        "java.lang.OutOfMemoryError, Java heap space, 'java.lang.OutOfMemoryError: ', have the scenario hold less",
        "States.Timeout, '', States.Timeout, look for what waits without an end"
    })
    void theReportSaysWhatTheServiceSaidAndWhatToDo(String error, String message, String named, String advice)
            throws Exception {
        try (LocalRunFixture sandbox =
                with(Map.of("RunScenario", new FunctionFailure(error, message, List.of("a.B"))))) {
            Finished run = run(sandbox);

            assertThat(run.verdict()).isEqualTo("incomplete");
            assertThat(run.printed()).contains("(never reported)", named + message, advice);
            for (String file : List.of("result.json", "report.html", "junit.xml")) {
                String written =
                        Files.readString(sandbox.resultFolder(run.keys()).resolve(file));
                assertThat(written).as(file).contains(named + message, advice).doesNotContain("a.B");
            }
        }
    }

    @Test
    void aLossThatCannotBeNotedDoesNotFailTheMap() throws Exception {
        try (LocalRunFixture sandbox = with(Map.of(
                "RunScenario", new FunctionFailure("Sandbox.Timedout", "", List.of()),
                "NoteLoss", new FunctionFailure("Sandbox.Timedout", "", List.of())))) {
            Finished run = run(sandbox);

            assertThat(run.printed())
                    .contains("(never reported)", "its function was killed, or its result was not stored");
            assertThat(run.result().at("/results/extra/irregularities")).isEmpty();
            assertThat(run.result().at("/results/summary/passed").asInt()).isEqualTo(1);
            assertThat(sandbox.residue()).isEmpty();
        }
    }

    private static Finished run(LocalRunFixture sandbox) throws InterruptedException {
        ObjectNode request = Json.object();
        request.putArray("include").add(LOST + "#listingUsersIsUnauthorized").add("RegularUserCannotListUsers");
        return sandbox.run(request);
    }

    /** Lets steps end without an answer; of the scenarios, one. */
    private LocalRunFixture with(Map<String, FunctionFailure> ends) {
        return LocalRunFixture.hosted(data, log -> new FunctionHost() {
            @Override
            public LambdaFunction host(ExecutorFunction function, Sandbox sandbox, Settings settings) {
                LambdaFunction whole = FunctionHost.thisProcess(log).host(function, sandbox, settings);
                return (event, context) -> {
                    JsonNode input = Json.read(event, JsonNode.class);
                    FunctionFailure end = ends.get(input.path("step").asText());
                    if (end != null && input.path("scenario").toString().contains(LOST)) {
                        throw end;
                    }
                    return whole.invoke(event, context);
                };
            }
        });
    }
}
