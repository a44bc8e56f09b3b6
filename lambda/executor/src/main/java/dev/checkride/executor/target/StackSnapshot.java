package dev.checkride.executor.target;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.checkride.api.StackOutputs;
import java.time.Instant;
import java.util.Map;

/**
 * A stack as it was when a run read it.
 *
 * @param stackName its name
 * @param stackId its ARN, another one for each stack that ever had the name
 * @param lastUpdated when it was last changed, or else created
 * @param outputs its outputs
 */
public record StackSnapshot(String stackName, String stackId, Instant lastUpdated, StackOutputs outputs) {
    /** Where the stack lives. */
    public Place place() {
        return Place.of(stackId);
    }

    /** Whether this is the same stack in the same version: neither replaced nor updated in between. */
    public boolean sameAs(StackSnapshot other) {
        return stackId.equals(other.stackId) && lastUpdated.equals(other.lastUpdated);
    }

    @JsonValue
    Json json() {
        return new Json(stackName, stackId, lastUpdated.toString(), outputs.asMap());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StackSnapshot of(Json json) {
        return new StackSnapshot(
                json.stackName,
                json.stackId,
                Instant.parse(json.lastUpdated),
                new StackOutputs(json.stackName, json.outputs));
    }

    record Json(String stackName, String stackId, String lastUpdated, Map<String, String> outputs) {}
}
