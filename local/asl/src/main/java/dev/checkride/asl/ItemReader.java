package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** Reads a distributed Map's items from outside. */
record ItemReader(String resource, Optional<Template> arguments, Optional<Template> maxItems) {
    private static final String FAILED = "States.ItemReaderFailed";

    JsonNode read(Visit visit, Query query) throws StateFailure, InterruptedException {
        JsonNode where = arguments.isPresent()
                ? arguments.get().resolve(query, "ItemReader/Arguments")
                : JsonNodeFactory.instance.objectNode();
        long most =
                maxItems.isPresent() ? query.read(maxItems.get(), "ItemReader/ReaderConfig/MaxItems", Kind.COUNT) : 0;
        JsonNode items = read(visit, where);
        if (!items.isArray()) {
            throw new StateFailure(FAILED, "Attempting to map over non-iterable node.");
        }
        return most == 0 || most >= items.size() ? items : first(items, (int) most);
    }

    private JsonNode read(Visit visit, JsonNode where) throws StateFailure, InterruptedException {
        try {
            return visit.engine().surroundings().items().read(resource, where);
        } catch (TaskFailedException e) {
            throw new StateFailure(FAILED, e.causeText(), e);
        }
    }

    private static JsonNode first(JsonNode items, int count) {
        ArrayNode first = JsonNodeFactory.instance.arrayNode(count);
        for (int i = 0; i < count; i++) {
            first.add(items.get(i));
        }
        return first;
    }
}
