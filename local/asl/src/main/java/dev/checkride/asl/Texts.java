package dev.checkride.asl;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON values as the text that events carry and that the quota on payloads counts. */
final class Texts {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int PAYLOAD_LIMIT = 256 * 1024;

    private Texts() {}

    /** Reads one JSON value, and nothing before or after it. */
    static JsonNode parse(String json) throws JsonProcessingException {
        JsonNode value = MAPPER.readTree(json);
        if (value.isMissingNode()) {
            throw new JsonParseException(null, "there is nothing in it");
        }
        return value;
    }

    static String of(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A JSON value cannot be written as text", e);
        }
    }

    /**
     * The text of a state's input, output, arguments or result, unless it is too long.
     *
     * @param source the state, or what a task called, for the message
     */
    static String payload(JsonNode value, String source) throws StateFailure {
        String text = of(value);
        if (exceedsLimit(text)) {
            throw new StateFailure(
                    StateFailure.DATA_LIMIT_EXCEEDED,
                    "The state/task '" + source
                            + "' returned a result with a size exceeding the maximum number of bytes service limit.");
        }
        return text;
    }

    static boolean exceedsLimit(String text) {
        return text.length() > PAYLOAD_LIMIT / 3 && text.getBytes(StandardCharsets.UTF_8).length > PAYLOAD_LIMIT;
    }
}
