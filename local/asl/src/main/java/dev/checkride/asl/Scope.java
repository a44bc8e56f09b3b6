package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a sequence of states sees: its own, and those of the sequences around it, which it cannot assign.
 * One thread assigns; inner sequences read only while it waits for them.
 */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, JsonNode> own = new HashMap<>();

    private Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    static Scope outermost() {
        return new Scope(null);
    }

    Scope inner() {
        return new Scope(this);
    }

    /** Assigns all at once, so that none sees another's new value. */
    void assign(JsonNode values) {
        values.properties().forEach(value -> own.put(value.getKey(), value.getValue()));
    }

    Map<String, JsonNode> visible() {
        Map<String, JsonNode> all = outer == null ? new HashMap<>() : outer.visible();
        all.putAll(own);
        return all;
    }
}
