package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a field's value must be.
 *
 * @param name the type's name in messages
 * @param reader gives null for a value of another type
 */
record Kind<T>(String name, Function<JsonNode, @Nullable T> reader) {
    static final Kind<JsonNode> ARRAY = new Kind<>("array", value -> value.isArray() ? value : null);
    static final Kind<String> STRING = new Kind<>("string", JsonNode::textValue);
    static final Kind<Boolean> BOOLEAN =
            new Kind<>("boolean", value -> value.isBoolean() ? (Boolean) value.booleanValue() : null);
    static final Kind<Double> NUMBER =
            new Kind<>("number", value -> value.isNumber() ? (Double) value.doubleValue() : null);

    /** Whole and not negative. */
    static final Kind<Long> COUNT = new Kind<>("integer", Kind::count);

    static final Kind<Long> POSITIVE = new Kind<>("positive integer", Kind::positive);

    /** Of a literal only: that of an expression is read as a string, and then said not to be a moment. */
    static final Kind<OffsetDateTime> TIMESTAMP = new Kind<>("RFC3339 timestamp", Kind::moment);

    @Nullable
    T read(JsonNode value) {
        return reader.apply(value);
    }

    private static @Nullable Long count(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? value.longValue()
                : null;
    }

    private static @Nullable Long positive(JsonNode value) {
        Long count = count(value);
        return count != null && count > 0 ? count : null;
    }

    private static @Nullable OffsetDateTime moment(JsonNode value) {
        try {
            return value.isTextual() ? WaitState.parse(value.textValue()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
