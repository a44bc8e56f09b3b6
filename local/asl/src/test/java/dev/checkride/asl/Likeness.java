package dev.checkride.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares values with recorded ones: placeholders match anything, and texts that hold JSON count as JSON. */
final class Likeness {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+>");
    private static final Set<String> WORDS = Set.of(
            "timestamp",
            "date",
            "snf_role_arn",
            "RequestId",
            "x-amzn-RequestId",
            "X-Amzn-Trace-Id",
            "lambda_function_name");

    private static final String THREW = "threw an error during evaluation";

    private Likeness() {}

    static boolean matches(JsonNode recorded, JsonNode actual) {
        return isLike(parsed(recorded), parsed(actual));
    }

    /**
     * Compares the first lines loosely: a placeholder matches any text, and what a JSONata library says of an error of
     * its own is not compared.
     */
    static boolean isSameCause(JsonNode recorded, String actual) {
        JsonNode wanted = parsed(recorded);
        if (wanted.isContainerNode()) {
            return matches(wanted, JsonNodeFactory.instance.textNode(actual));
        }
        String text = firstLine(wanted.asText());
        int thrown = text.indexOf(THREW);
        if (thrown >= 0) {
            int length = thrown + THREW.length();
            return actual.length() >= length && isSame(text.substring(0, length), actual.substring(0, length));
        }
        return isSame(text, firstLine(actual));
    }

    private static boolean isSame(String recorded, String actual) {
        String[] parts = PLACEHOLDER.split(recorded, -1);
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.matches(pattern.toString(), actual);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static JsonNode parsed(JsonNode node) {
        if (node.isTextual() && (node.asText().startsWith("{") || node.asText().startsWith("["))) {
            try {
                return parsed(MAPPER.readTree(node.asText()));
            } catch (JsonProcessingException e) {
                return node;
            }
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), parsed(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(parsed(element)));
            return array;
        }
        return node;
    }

    private static boolean isLike(JsonNode recorded, JsonNode actual) {
        if (recorded.isTextual()
                && (PLACEHOLDER.matcher(recorded.asText()).find() || WORDS.contains(recorded.asText()))) {
            return true;
        }
        if (recorded.isNumber() && actual.isNumber()) {
            return recorded.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        if (recorded.isObject() && actual.isObject()) {
            return recorded.size() == actual.size()
                    && recorded.properties().stream()
                            .allMatch(field ->
                                    actual.has(field.getKey()) && isLike(field.getValue(), actual.get(field.getKey())));
        }
        if (recorded.isArray() && actual.isArray() && recorded.size() == actual.size()) {
            Iterator<JsonNode> others = actual.iterator();
            for (JsonNode element : recorded) {
                if (!isLike(element, others.next())) {
                    return false;
                }
            }
            return true;
        }
        return recorded.equals(actual);
    }
}
