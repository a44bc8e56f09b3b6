package dev.checkride.executor.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.InvalidRequestException;
import java.time.Duration;

/**
 * What the state machine hands to a function.
 *
 * @param json the event
 * @param remaining how long the invocation may take
 */
record StepEvent(JsonNode json, Duration remaining) {
    String step() {
        return text("step");
    }

    ExecutionName execution() {
        return ExecutionName.of(text("execution"));
    }

    String text(String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new InvalidRequestException(
                    "The event of a step has no text \"" + field + "\": start the state machine, not its functions");
        }
        return value.textValue();
    }
}
