package dev.checkride.sandbox.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The input of one call in a JSON protocol. */
public final class JsonInput {
    private final JsonNode node;
    private final String missingCode;

    /** The input of a service that says InvalidParameterException when a field is missing. */
    public JsonInput(JsonNode node) {
        this(node, "InvalidParameterException");
    }

    /**
     * The input of a service.
     *
     * @param missingCode the error's code when a field is missing
     */
    public JsonInput(JsonNode node, String missingCode) {
        this.node = node;
        this.missingCode = missingCode;
    }

    /**
     * A field that the operation needs.
     *
     * @throws ServiceError of the service's code, with the field's name, when it is missing
     */
    public String require(String field) {
        return text(field)
                .orElseThrow(() -> ServiceError.of(
                        missingCode,
                        "1 validation error detected: Value null at '" + lowerFirst(field)
                                + "' failed to satisfy constraint: Member must not be null"));
    }

    public Optional<String> text(String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    public boolean flag(String field, boolean otherwise) {
        return node.path(field).asBoolean(otherwise);
    }

    public Optional<Integer> number(String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? Optional.of(value.intValue()) : Optional.empty();
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** A nested structure; empty when absent. */
    public JsonInput nested(String field) {
        return new JsonInput(node.path(field), missingCode);
    }

    public List<JsonInput> list(String field) {
        List<JsonInput> items = new ArrayList<>();
        node.path(field).forEach(item -> items.add(new JsonInput(item, missingCode)));
        return items;
    }

    public List<String> texts(String field) {
        List<String> items = new ArrayList<>();
        node.path(field).forEach(item -> items.add(item.asText()));
        return items;
    }

    /** An array of name and value objects as a map. */
    public Map<String, String> pairs(String field, String nameField, String valueField) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list(field)
                .forEach(pair ->
                        pairs.put(pair.require(nameField), pair.text(valueField).orElse("")));
        return pairs;
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
