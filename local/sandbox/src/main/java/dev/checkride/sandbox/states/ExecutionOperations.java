package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionRequest;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.ServiceError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** The operations on executions. */
final class ExecutionOperations {
    private static final int LARGEST_INPUT = 262_144;

    /**
     * Up to 80 characters, but for white space, brackets, wildcards, what has a meaning in ARNs or shells, and what is no
     * character that shows.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
     */
    private static final Pattern NAME =
            Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}\\x{10FFFF}]{1,80}");

    private final Map<String, Machine> machines;
    private final Executions executions;
    private final Redriving redriving;
    private final Ids ids;

    ExecutionOperations(Map<String, Machine> machines, Executions executions, Redriving redriving, Ids ids) {
        this.machines = machines;
        this.executions = executions;
        this.redriving = redriving;
        this.ids = ids;
    }

    Map<String, JsonOperation> all() {
        return Map.of(
                "StartExecution", this::start,
                "DescribeExecution", this::describe,
                "DescribeStateMachineForExecution", this::describeMachine,
                "RedriveExecution", input -> redriving.redrive(named(input), input),
                "StopExecution", this::stop);
    }

    private JsonNode start(JsonInput input) {
        Machine machine = MachineOperations.named(machines, input);
        String name = input.text("name").orElseGet(ids::uuid);
        if (!NAME.matcher(name).matches()) {
            throw ServiceError.of("InvalidName", "Invalid Name: '" + name + "'");
        }
        String arn = Arns.execution(machine.arn(), name);
        String text = input.text("input").orElse("{}");
        Execution execution = executions.start(
                machine, new ExecutionRequest(machine.arn(), arn, name, machine.roleArn(), document(text), text));
        return Json.object().put("executionArn", execution.arn()).put("startDate", Json.seconds(execution.startDate()));
    }

    private static JsonNode document(String input) {
        byte[] text = input.getBytes(StandardCharsets.UTF_8);
        if (text.length > LARGEST_INPUT) {
            throw ServiceError.of(
                    "ValidationException",
                    "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length"
                            + " less than or equal to " + LARGEST_INPUT);
        }
        try {
            JsonNode document = Json.parse(text);
            if (!document.isMissingNode()) {
                return document;
            }
        } catch (IOException e) {
            throw notJson();
        }
        throw notJson();
    }

    private static ServiceError notJson() {
        return ServiceError.of("InvalidExecutionInput", "Invalid State Machine Execution Input: the text is not JSON.");
    }

    private JsonNode describe(JsonInput input) {
        Execution execution = named(input);
        ObjectNode node = Descriptions.full(execution);
        redriving.describe(execution, node);
        executions.mapRunOf(execution).ifPresent(run -> node.put("mapRunArn", run.arn()));
        return node;
    }

    private JsonNode describeMachine(JsonInput input) {
        Execution execution = named(input);
        return executions.machineOf(execution).describe().put("updateDate", Json.seconds(execution.startDate()));
    }

    private JsonNode stop(JsonInput input) {
        Execution execution = named(input);
        execution.stop(input.text("error").orElse(null), input.text("cause").orElse(null));
        return Json.object().put("stopDate", Json.seconds(execution.stopDate().orElseGet(execution::startDate)));
    }

    private Execution named(JsonInput input) {
        return executions.named(Arns.execution(input));
    }
}
