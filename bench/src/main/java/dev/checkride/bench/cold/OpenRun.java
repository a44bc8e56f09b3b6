package dev.checkride.bench.cold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.bench.sandbox.SandboxProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A run whose steps are taken one by one, each by the function that is measured with it. */
final class OpenRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCENARIO = "RegularUserCannotListUsers";

    private final SandboxProcess sandbox;
    private final String execution;
    private JsonNode target = JSON.missingNode();
    private JsonNode plan = JSON.missingNode();
    private JsonNode accounts = JSON.missingNode();

    private OpenRun(SandboxProcess sandbox, String execution) {
        this.sandbox = sandbox;
        this.execution = execution;
    }

    /** A run that nobody has begun. */
    static OpenRun in(SandboxProcess sandbox) {
        return new OpenRun(sandbox, sandbox.executionArn("bench-" + UUID.randomUUID()));
    }

    void readTarget(MeasuredFunction setUp) throws IOException {
        ObjectNode event = step("ReadTarget")
                .put("startTime", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        event.putObject("request").putArray("include").add(SCENARIO);
        target = answer(setUp, event);
    }

    void planScenarios(MeasuredFunction scenario) throws IOException {
        plan = answer(scenario, step("PlanScenarios"));
    }

    void createAccounts(MeasuredFunction setUp) throws IOException {
        accounts = answer(setUp, step("CreateAccounts"));
    }

    void runScenario(MeasuredFunction scenario) throws IOException {
        JsonNode planned =
                JSON.readTree(Files.readAllBytes(sandbox.result(plan.path("key").asText())));
        ObjectNode event = step("RunScenario").put("attempt", 1);
        event.set("deadline", target.path("deadline"));
        event.set("secret", accounts.path("secret"));
        event.set("fingerprint", plan.path("fingerprint"));
        event.set("scenario", planned.path(0));
        answer(scenario, event);
    }

    void tearDown(MeasuredFunction tearDown) throws IOException {
        answer(tearDown, step("TearDown"));
    }

    private ObjectNode step(String name) {
        return JSON.createObjectNode().put("step", name).put("execution", execution);
    }

    private static JsonNode answer(MeasuredFunction function, ObjectNode event) throws IOException {
        return JSON.readTree(function.invoke(JSON.writeValueAsBytes(event)));
    }
}
