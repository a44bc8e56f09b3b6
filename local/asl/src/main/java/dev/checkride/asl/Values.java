package dev.checkride.asl;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries values between JSON trees and the Java objects that the JSONata library works on. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Beyond this a double is not known to be the whole number that it looks like. */
    private static final double LARGEST_EXACT_WHOLE = 9_007_199_254_740_992.0;

    private Values() {}

    static Object toJava(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), toJava(field.getValue())));
                yield fields;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>(node.size());
                node.forEach(element -> elements.add(toJava(element)));
                yield elements;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> Jsonata.NULL_VALUE;
        };
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return node.doubleValue();
    }

    /**
     * @throws IllegalArgumentException if the value, or one inside it, is a function or not a number that JSON has
     */
    static JsonNode toJson(@Nullable Object value) {
        if (value == null || value == Jsonata.NULL_VALUE) {
            return JSON.nullNode();
        }
        if (value instanceof Map<?, ?> fields) {
            ObjectNode object = JSON.objectNode();
            fields.forEach((name, field) -> object.set(String.valueOf(name), toJson(field)));
            return object;
        }
        if (value instanceof List<?> elements) {
            ArrayNode array = JSON.arrayNode(elements.size());
            elements.forEach(element -> array.add(toJson(element)));
            return array;
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return toJson(number);
        }
        throw new IllegalArgumentException("a function is not a JSON value");
    }

    private static JsonNode toJson(Number number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Number out of range: " + number);
        }
        boolean whole = number instanceof Integer || number instanceof Long;
        if (whole || (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT_WHOLE)) {
            long exact = number.longValue();
            // As Jackson reads it, so that equal numbers are equal nodes.
            return (int) exact == exact ? JSON.numberNode((int) exact) : JSON.numberNode(exact);
        }
        return JSON.numberNode(value);
    }

    /** The type's name as AWS's messages give it. */
    static String typeOf(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
