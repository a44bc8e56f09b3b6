package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a Task state.
 *
 * @param resource the state's Resource: {@code arn:aws:states:::lambda:invoke} or the like, or a function's ARN
 * @param arguments the evaluated Arguments; the state's input where it has none
 * @param executionArn the execution that calls; a distributed Map's child has one of its own
 * @param credentialsRoleArn the evaluated {@code Credentials.RoleArn}, or null
 */
public record TaskCall(
        String resource,
        JsonNode arguments,
        String executionArn,
        String stateName,
        @Nullable String credentialsRoleArn) {

    /** A call under the execution's own role. */
    public TaskCall(String resource, JsonNode arguments, String executionArn, String stateName) {
        this(resource, arguments, executionArn, stateName, null);
    }
}
