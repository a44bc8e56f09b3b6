package dev.checkride.sandbox.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** One operation of a service that speaks a JSON protocol. */
@FunctionalInterface
public interface JsonOperation {
    /**
     * Does it.
     *
     * @throws ServiceError when the service refuses
     */
    JsonNode run(JsonInput input);
}
