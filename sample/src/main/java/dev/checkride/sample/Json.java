package dev.checkride.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Reads request bodies and writes response bodies, without loss in numbers. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /**
     * Reads a JSON object.
     *
     * @throws BadRequestException if the text is anything else, with the reason
     */
    static ObjectNode object(String text) {
        if (text.isBlank()) {
            throw new BadRequestException("The body is empty: send a JSON object with a \"name\"");
        }
        JsonNode node = read(text);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadRequestException("The body must be a JSON object, not "
                + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A response could not be written as JSON", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("The body is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
