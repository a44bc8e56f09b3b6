package dev.checkride.api;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The outputs of the stack under test. */
public final class StackOutputs {
    private final String stackName;
    private final Map<String, String> values;

    /** Holds the outputs of the named stack. */
    public StackOutputs(String stackName, Map<String, String> values) {
        this.stackName = stackName;
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The name of the stack. */
    public String stackName() {
        return stackName;
    }

    /** The outputs' names, sorted. */
    public Set<String> names() {
        return values.keySet();
    }

    /** All outputs, sorted by name. */
    public Map<String, String> asMap() {
        return values;
    }

    /** The value of an output, if the stack has it. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The value of an output.
     *
     * @throws MissingOutputException if the stack does not have it; the message lists those present
     */
    public String require(String name) {
        return find(name).orElseThrow(() -> new MissingOutputException(stackName, name, names()));
    }
}
