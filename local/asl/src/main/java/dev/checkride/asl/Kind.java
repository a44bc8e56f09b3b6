package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a field's value must be.
 *
 * @param name the type's name in messages
 * @param reader gives null for a value of another type
 */
record Kind<T>(String name, Function<JsonNode, @Nullable T> reader) {
    /** An upper-case T, seconds, and an upper-case Z or an offset. */
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");

    static final Kind<JsonNode> ARRAY = new Kind<>("array", value -> value.isArray() ? value : null);

    /** What a distributed Map takes items from. */
    static final Kind<JsonNode> COLLECTION =
            new Kind<>("array or object", value -> value.isContainerNode() ? value : null);

    static final Kind<String> STRING = new Kind<>("string", JsonNode::textValue);
    static final Kind<Boolean> BOOLEAN =
            new Kind<>("boolean", value -> value.isBoolean() ? (Boolean) value.booleanValue() : null);
    static final Kind<Double> NUMBER =
            new Kind<>("number", value -> value.isNumber() ? (Double) value.doubleValue() : null);

    /** Whole and not negative. */
    static final Kind<Long> COUNT = new Kind<>("integer", Kind::count);

    static final Kind<Long> POSITIVE = new Kind<>("positive integer", Kind::positive);

    /** Of literals only, as are those below: an expression's value is read as what it is, and its range then named. */
    static final Kind<Long> WAIT_SECONDS = new Kind<>("integer from 0 to " + WaitState.MOST_SECONDS, Kind::waitSeconds);

    static final Kind<Double> PERCENTAGE = new Kind<>("number from 0 to 100", Kind::percentage);

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

    private static @Nullable Long waitSeconds(JsonNode value) {
        Long count = count(value);
        return count != null && count <= WaitState.MOST_SECONDS ? count : null;
    }

    private static @Nullable Double percentage(JsonNode value) {
        double number = value.isNumber() ? value.doubleValue() : -1;
        return number >= 0 && number <= 100 ? (Double) number : null;
    }

    private static @Nullable OffsetDateTime moment(JsonNode value) {
        try {
            return value.isTextual() && RFC_3339.matcher(value.textValue()).matches()
                    ? WaitState.parse(value.textValue())
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
