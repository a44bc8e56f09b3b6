package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an execution is started with; the caller makes up the ARNs.
 *
 * @param name 1 to 80 characters
 * @param input any JSON value
 * @param inputText the same as the caller has written it, at most 256 KiB; it stays so wherever the input is handed on
 */
public record ExecutionRequest(
        String stateMachineArn, String executionArn, String name, String roleArn, JsonNode input, String inputText) {

    /** A request whose input nobody has written as text. */
    public ExecutionRequest(String stateMachineArn, String executionArn, String name, String roleArn, JsonNode input) {
        this(stateMachineArn, executionArn, name, roleArn, input, Texts.of(input));
    }
}
