package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What whoever runs a machine's Tasks can do; asked of each Task when a definition is read. */
@FunctionalInterface
public interface SupportedTasks {
    /**
     * What is wrong about a Task, as far as its definition tells.
     *
     * @param resource its Resource, which is a function's ARN or a service integration
     * @param arguments its Arguments as they are written, expressions and all; empty where it has none
     * @return nothing if it can be run
     */
    List<Problem> problems(String resource, Optional<JsonNode> arguments);

    /**
     * Why a Task cannot be run.
     *
     * @param place the Task's field, such as {@code Resource}, or a field in it: {@code Arguments/Payload}
     */
    record Problem(String place, String message) {}

    /** Functions alone, by their ARNs or by {@code arn:aws:states:::lambda:invoke}, whatever their arguments. */
    static SupportedTasks functions() {
        return (resource, arguments) -> TaskResource.isFunction(resource) ? List.of() : List.of(unsupported(resource));
    }

    /** That a resource is none of those that can be run. */
    static Problem unsupported(String resource) {
        return new Problem(
                "Resource",
                "'" + resource + "' is not supported: only arn:aws:states:::lambda:invoke and functions' ARNs are");
    }
}
