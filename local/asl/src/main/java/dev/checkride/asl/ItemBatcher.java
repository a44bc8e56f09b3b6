package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts several of a distributed Map's items into one child's input. */
record ItemBatcher(Optional<Template> maxItems, Optional<Template> maxInputBytes, Optional<Template> batchInput) {

    List<JsonNode> batches(List<JsonNode> items, Query query) throws StateFailure {
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        if (batchInput.isPresent()) {
            frame.set("BatchInput", batchInput.get().resolve(query, "ItemBatcher/BatchInput"));
        }
        long mostItems = limit(query, maxItems, "ItemBatcher/MaxItemsPerBatch");
        long mostBytes = limit(query, maxInputBytes, "ItemBatcher/MaxInputBytesPerBatch");
        List<JsonNode> batches = new ArrayList<>();
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        long bytes = 0;
        for (JsonNode item : items) {
            long size = Texts.of(item).getBytes(StandardCharsets.UTF_8).length + 1L;
            if (!batch.isEmpty() && (batch.size() >= mostItems || bytes + size > mostBytes)) {
                batches.add(input(frame, batch));
                batch = JsonNodeFactory.instance.arrayNode();
                bytes = 0;
            }
            batch.add(item);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(input(frame, batch));
        }
        return batches;
    }

    private static JsonNode input(ObjectNode frame, ArrayNode batch) {
        return frame.deepCopy().set("Items", batch);
    }

    private static long limit(Query query, Optional<Template> template, String field) throws StateFailure {
        return template.isPresent() ? query.read(template.get(), field, Kind.POSITIVE) : Long.MAX_VALUE;
    }
}
