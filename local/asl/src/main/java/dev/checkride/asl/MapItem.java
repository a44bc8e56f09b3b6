package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the context object shows of a Map's iteration. */
record MapItem(int index, JsonNode value) {
    Map<String, Object> context() {
        return Map.of("Item", Map.of("Index", index, "Value", Values.toJava(value)));
    }
}
