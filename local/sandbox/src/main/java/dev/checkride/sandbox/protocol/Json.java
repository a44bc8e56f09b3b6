package dev.checkride.sandbox.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** JSON in and out. */
public final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads a document.
     *
     * @throws IOException when the bytes are not one JSON value
     */
    public static JsonNode parse(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A JSON tree that cannot be written", e);
        }
    }

    /** An array of {@code {nameField, valueField}} objects, the way AWS writes attributes and tags. */
    public static void pairs(
            ObjectNode target, String array, String nameField, String valueField, Map<String, String> entries) {
        var list = target.putArray(array);
        entries.forEach((name, value) -> list.addObject().put(nameField, name).put(valueField, value));
    }

    /** A point in time as the JSON protocols write it: seconds with a fraction. */
    public static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
