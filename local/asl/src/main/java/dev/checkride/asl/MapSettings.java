package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What both modes of a Map have.
 *
 * @param items empty for the state's input
 */
record MapSettings(
        Program processor,
        Optional<Template> items,
        Optional<Template> itemSelector,
        Optional<Template> maxConcurrency,
        Optional<Template> toleratedFailureCount,
        Optional<Template> toleratedFailurePercentage) {

    JsonNode items(Visit visit, Query query) throws StateFailure {
        if (items.isPresent()) {
            return query.read(items.get(), "Items", Kind.ARRAY);
        }
        if (visit.input().isArray()) {
            return visit.input();
        }
        throw query.failure("Map state input must be an array but was: " + Texts.of(visit.input()), "Items", null);
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
