package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an execution is started with; the caller makes up the ARNs.
 *
 * @param name 1 to 80 characters
 * @param input any JSON value, at most 256 KiB as text
 */
public record ExecutionRequest(
        String stateMachineArn, String executionArn, String name, String roleArn, JsonNode input) {}
