package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What both modes of a Map have.
 *
 * @param kind of what the items are taken from; an object's are its fields, as pairs
 * @param items empty for the state's input
 */
record MapSettings(
        Program processor,
        Kind<JsonNode> kind,
        Optional<Template> items,
        Optional<Template> itemSelector,
        Optional<Template> maxConcurrency,
        Optional<Template> toleratedFailureCount,
        Optional<Template> toleratedFailurePercentage) {

    JsonNode items(Visit visit, Query query) throws StateFailure {
        if (items.isPresent()) {
            return elements(query.read(items.get(), "Items", kind));
        }
        JsonNode input = kind.read(visit.input());
        if (input == null) {
            throw query.failure("Map state input must be an array but was: " + Texts.of(visit.input()), "Items", null);
        }
        return elements(input);
    }

    /**
     * An array as it is, of an object its fields.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Using Map state in
     *     Distributed mode</a>
     */
    private static JsonNode elements(JsonNode collection) {
        if (collection.isArray()) {
            return collection;
        }
        ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
        collection
                .properties()
                .forEach(field -> pairs.addObject().put("Key", field.getKey()).set("Value", field.getValue()));
        return pairs;
    }

    /** An item as its processor gets it. */
    JsonNode select(Visit visit, MapItem item) throws StateFailure {
        return itemSelector.isPresent()
                ? itemSelector.get().resolve(visit.queryForItem(item), "ItemSelector")
                : item.value();
    }

    MapRunLimits limits(Query query) throws StateFailure {
        long concurrency =
                maxConcurrency.isPresent() ? query.read(maxConcurrency.get(), "MaxConcurrency", Kind.COUNT) : 0;
        OptionalLong count = toleratedFailureCount.isPresent()
                ? OptionalLong.of(query.read(toleratedFailureCount.get(), "ToleratedFailureCount", Kind.COUNT))
                : OptionalLong.empty();
        return new MapRunLimits((int) Math.min(concurrency, Integer.MAX_VALUE), count, percentage(query));
    }

    private OptionalDouble percentage(Query query) throws StateFailure {
        if (toleratedFailurePercentage.isEmpty()) {
            return OptionalDouble.empty();
        }
        String field = "ToleratedFailurePercentage";
        double percentage = query.read(toleratedFailurePercentage.get(), field, Kind.NUMBER);
        if (percentage < 0 || percentage > 100) {
            throw query.failure(
                    "The field '" + field + "' must be between 0 and 100 but was: " + percentage, field, null);
        }
        return OptionalDouble.of(percentage);
    }
}
