package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A place in a definition: hands out its fields, and refuses by name those that nobody asked for. */
final class Place {
    private static final Set<String> OF_JSONPATH = Set.of(
            "InputPath",
            "OutputPath",
            "ResultPath",
            "ResultSelector",
            "Parameters",
            "Result",
            "ItemsPath",
            "SecondsPath",
            "TimestampPath",
            "ErrorPath",
            "CausePath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "MaxConcurrencyPath",
            "ToleratedFailureCountPath",
            "ToleratedFailurePercentagePath",
            "MaxItemsPath",
            "MaxItemsPerBatchPath",
            "MaxInputBytesPerBatchPath",
            "Variable",
            "And",
            "Or",
            "Not",
            "Iterator");
    private static final Set<String> OF_JSONATA = Set.of("Arguments", "Output", "Items", "Condition");

    private final JsonNode node;
    private final String path;
    private final List<String> problems;
    private final Set<String> taken = new HashSet<>();

    Place(JsonNode node, String path, List<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isObject()) {
            problem("must be an object");
        }
    }

    JsonNode node() {
        return node;
    }

    String path() {
        return path;
    }

    void problem(String message) {
        problems.add((path.isEmpty() ? "/" : path) + ": " + message);
    }

    void problem(String field, String message) {
        problems.add(path + "/" + field + ": " + message);
    }

    boolean has(String field) {
        return node.has(field);
    }

    Optional<JsonNode> take(String field) {
        taken.add(field);
        return Optional.ofNullable(node.get(field));
    }

    Optional<String> text(String field) {
        return take(field, "must be a string", JsonNode::isTextual).map(JsonNode::textValue);
    }

    String requiredText(String field) {
        if (!has(field)) {
            problem("the field '" + field + "' is missing");
        }
        return text(field).orElse("");
    }

    Optional<JsonNode> take(String field, String otherwise, Predicate<JsonNode> fits) {
        Optional<JsonNode> value = take(field);
        if (value.isPresent() && !fits.test(value.get())) {
            problem(field, otherwise);
            return Optional.empty();
        }
        return value;
    }

    Optional<Place> object(String field) {
        return take(field).map(value -> new Place(value, path + "/" + field, problems));
    }

    Place requiredObject(String field) {
        if (!has(field)) {
            problem("the field '" + field + "' is missing");
            return new Place(JsonNodeFactory.instance.objectNode(), path + "/" + field, new ArrayList<>());
        }
        return new Place(take(field).orElse(MissingNode.getInstance()), path + "/" + field, problems);
    }

    /** The objects of an array. */
    List<Place> objects(String field) {
        List<Place> places = new ArrayList<>();
        JsonNode array = take(field, "must be an array", JsonNode::isArray).orElse(MissingNode.getInstance());
        for (int i = 0; i < array.size(); i++) {
            places.add(new Place(array.get(i), path + "/" + field + "[" + i + "]", problems));
        }
        return places;
    }

    /** Refuses each field that was not taken. */
    void refuseRest(Dialect dialect) {
        node.fieldNames().forEachRemaining(field -> {
            if (!taken.contains(field)) {
                problem(field, refusal(field, dialect));
            }
        });
    }

    private static String refusal(String field, Dialect dialect) {
        if (OF_JSONPATH.contains(field)) {
            return "'" + field + "' belongs to JSONPath, which this interpreter does not run: write it in JSONata";
        }
        if (dialect == Dialect.NEUTRAL && OF_JSONATA.contains(field)) {
            return "'" + field + "' belongs to JSONata: set QueryLanguage to JSONata";
        }
        return "the field '" + field + "' is not supported here";
    }
}
