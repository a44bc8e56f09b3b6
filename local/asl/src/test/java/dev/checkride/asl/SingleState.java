package dev.checkride.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A case of AWS's TestState: one state, made into a machine whose other states do nothing. Where the API mocks the
 * result of a Map or Parallel, each branch or child becomes a task with its part of that result.
 */
final class SingleState {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:";

    private final JsonNode request;
    private final ObjectNode machine;
    private final AtomicInteger calls = new AtomicInteger();

    SingleState(RecordedCase recorded) {
        this.request = recorded.content().path("request");
        this.machine = machine(recorded, request.path("stateName").asText("StateName"));
    }

    String definition() {
        return machine.toString();
    }

    /** The API runs the state in an EXPRESS execution. */
    ExecutionRequest request() {
        ExecutionRequest standard = Machines.request(parse(request.path("input").asText("{}")));
        return new ExecutionRequest(
                standard.stateMachineArn(),
                standard.executionArn().replace(":execution:", ":express:"),
                standard.name(),
                standard.roleArn(),
                standard.input());
    }

    JsonNode itemReaderData() {
        return parse(
                request.path("stateConfiguration").path("mapItemReaderData").asText("[]"));
    }

    JsonNode run(TaskCall call) throws TaskFailedException {
        JsonNode result = parse(request.path("mock").path("result").asText("null"));
        if (!call.resource().startsWith(FUNCTION)) {
            return result;
        }
        String part = call.resource().substring(FUNCTION.length());
        int index = part.equals("item") ? calls.getAndIncrement() % result.size() : Integer.parseInt(part);
        if (index
                < request.path("stateConfiguration")
                        .path("mapIterationFailureCount")
                        .asInt(0)) {
            throw new TaskFailedException("ItemFailed", "as the case demands");
        }
        return result.get(index);
    }

    private static ObjectNode machine(RecordedCase recorded, String name) {
        JsonNode definition = recorded.definition();
        ObjectNode state = definition.path("States").isObject() && definition.has("StartAt")
                ? definition.path("States").path(name).deepCopy()
                : definition.deepCopy();
        ObjectNode machine = JsonNodeFactory.instance.objectNode().put("StartAt", name);
        if (definition.has("States") && definition.has("QueryLanguage")) {
            machine.set("QueryLanguage", definition.get("QueryLanguage"));
        }
        mock(state);
        if (recorded.status().equals("RETRIABLE")) {
            // The API stops at the first retry; here the retries are used up, and no Catch hides it.
            state.remove("Catch");
        }
        ObjectNode states = machine.putObject("States");
        states.set(name, state);
        List<String> targets = new ArrayList<>(state.findValuesAsText("Next"));
        targets.addAll(state.findValuesAsText("Default"));
        targets.forEach(target -> states.putObject(target).put("Type", "Succeed"));
        return machine;
    }

    private static void mock(ObjectNode state) {
        if (state.path("Type").asText().equals("Map")) {
            ObjectNode processor = (ObjectNode) state.path("ItemProcessor");
            String start = processor.path("StartAt").asText();
            processor.putObject("States").set(start, task("item"));
            if (!state.has("MaxConcurrency")) {
                state.put("MaxConcurrency", 1);
            }
        }
        JsonNode branches = state.path("Branches");
        for (int i = 0; i < branches.size(); i++) {
            ObjectNode branch = (ObjectNode) branches.get(i);
            branch.putObject("States").set(branch.path("StartAt").asText(), task(String.valueOf(i)));
        }
    }

    private static JsonNode task(String part) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Type", "Task")
                .put("Resource", FUNCTION + part)
                .put("End", true);
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
