package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The details of events, under the names that AWS gives them. */
final class Details {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Details() {}

    static ObjectNode none() {
        return JSON.objectNode();
    }

    /** Wraps details as {@code {"<type>EventDetails": ...}}. */
    static JsonNode of(String type, JsonNode details) {
        String field = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "EventDetails";
        return JSON.objectNode().set(field, details);
    }

    static ObjectNode output(String text) {
        ObjectNode details = JSON.objectNode().put("output", text);
        details.putObject("outputDetails").put("truncated", false);
        return details;
    }

    static ObjectNode input(String text) {
        ObjectNode details = JSON.objectNode().put("input", text);
        details.putObject("inputDetails").put("truncated", false);
        return details;
    }

    static JsonNode executionStarted(String input, String roleArn) {
        return of("ExecutionStarted", input(input).put("roleArn", roleArn));
    }

    static JsonNode stateEntered(String name, String input) {
        return of("StateEntered", input(input).put("name", name));
    }

    static JsonNode stateExited(String name, String output, JsonNode variables) {
        ObjectNode details = output(output).put("name", name);
        if (!variables.isEmpty()) {
            ObjectNode assigned = details.putObject("assignedVariables");
            variables.properties().forEach(variable -> assigned.put(variable.getKey(), Texts.of(variable.getValue())));
            details.putObject("assignedVariablesDetails").put("truncated", false);
        }
        return of("StateExited", details);
    }

    static JsonNode evaluationFailed(EvaluationFailure failure, String state) {
        return of(
                "EvaluationFailed",
                failure.details().put("location", failure.location()).put("state", state));
    }

    static JsonNode mapRunStarted(String mapRunArn) {
        return of("MapRunStarted", JSON.objectNode().put("mapRunArn", mapRunArn));
    }

    static JsonNode mapRunRedriven(String mapRunArn, int redriveCount) {
        return of(
                "MapRunRedriven", JSON.objectNode().put("mapRunArn", mapRunArn).put("redriveCount", redriveCount));
    }

    static JsonNode executionRedriven(int redriveCount) {
        return of("ExecutionRedriven", JSON.objectNode().put("redriveCount", redriveCount));
    }

    static JsonNode mapStateStarted(int length) {
        return of("MapStateStarted", JSON.objectNode().put("length", length));
    }

    static JsonNode iteration(String type, String name, int index) {
        return of(type, JSON.objectNode().put("name", name).put("index", index));
    }
}
