package dev.checkride.sample.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON in and out. */
final class Documents {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Documents() {}

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("No JSON: " + e.getMessage(), e);
        }
    }

    static JsonNode read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static String write(JsonNode document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document cannot be written as JSON", e);
        }
    }
}
