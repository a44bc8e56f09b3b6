package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Verdict;
import dev.checkride.executor.run.Json;
import java.io.UncheckedIOException;
import java.util.Locale;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * What Step Functions tells of an execution.
 *
 * @param verdict what became of it, in a word or two
 * @param summary more of it, or empty
 */
record ExecutionEnd(String verdict, String summary) {
    /** The one line of a run begins with its verdict, which need not be said twice. */
    ExecutionEnd {
        summary = summary.startsWith(verdict + ": ") ? summary.substring(verdict.length() + 2) : summary;
    }

    static ExecutionEnd of(DescribeExecutionResponse execution) {
        return switch (execution.status()) {
            case RUNNING -> new ExecutionEnd("running", "");
            case SUCCEEDED -> succeeded(json(execution.output()));
            case FAILED -> new ExecutionEnd(verdict(String.valueOf(execution.error())), message(execution.cause()));
            default ->
                new ExecutionEnd(
                        execution.statusAsString().toLowerCase(Locale.ROOT).replace('_', ' '),
                        message(execution.cause()));
        };
    }

    private static ExecutionEnd succeeded(JsonNode output) {
        return new ExecutionEnd(
                output.path("verdict").asText(Verdict.PASSED.json()),
                output.path("summary").asText());
    }

    /** The last state throws an error for each verdict; whatever else ends an execution is named as it is. */
    private static String verdict(String error) {
        return switch (error.substring(error.lastIndexOf('.') + 1)) {
            case "TestsFailed" -> Verdict.TESTS_FAILED.json();
            case "SetUpFailed" -> Verdict.SET_UP_FAILED.json();
            case "RunIncomplete" -> Verdict.INCOMPLETE.json();
            default -> error;
        };
    }

    /** Lambda's cause is JSON; others are text. */
    private static String message(String cause) {
        if (cause == null) {
            return "";
        }
        return cause.startsWith("{") ? json(cause).path("errorMessage").asText(cause) : cause;
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? Json.object() : Json.read(text, JsonNode.class);
        } catch (UncheckedIOException cut) {
            return Json.object();
        }
    }
}
