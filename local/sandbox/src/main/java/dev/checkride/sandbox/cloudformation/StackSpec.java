package dev.checkride.sandbox.cloudformation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stack as CloudFormation describes it. */
public record StackSpec(
        String name,
        String status,
        Map<String, String> outputs,
        List<Resource> resources,
        Map<String, String> tags,
        Optional<Instant> lastUpdated) {
    /** One resource of a stack. */
    public record Resource(String logicalId, String physicalId, String type) {}

    public StackSpec {
        outputs = Map.copyOf(outputs);
        resources = List.copyOf(resources);
        tags = Map.copyOf(tags);
    }

    /** A stack without anything in it, {@code CREATE_COMPLETE}. */
    public static StackSpec named(String name) {
        return new StackSpec(name, "CREATE_COMPLETE", Map.of(), List.of(), Map.of(), Optional.empty());
    }

    public StackSpec status(String newStatus) {
        return new StackSpec(name, newStatus, outputs, resources, tags, lastUpdated);
    }

    public StackSpec updated(Instant when) {
        return new StackSpec(name, status, outputs, resources, tags, Optional.of(when));
    }

    public StackSpec output(String key, String value) {
        return new StackSpec(name, status, with(outputs, key, value), resources, tags, lastUpdated);
    }

    public StackSpec tag(String key, String value) {
        return new StackSpec(name, status, outputs, resources, with(tags, key, value), lastUpdated);
    }

    public StackSpec resource(String logicalId, String physicalId, String type) {
        List<Resource> more = new ArrayList<>(resources);
        more.add(new Resource(logicalId, physicalId, type));
        return new StackSpec(name, status, outputs, more, tags, lastUpdated);
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
