package dev.checkride.sample;

import java.util.Map;
import java.util.Optional;

/** The variables that a function was configured with. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    String require(String name) {
        return find(name).orElseThrow(() -> new MissingVariableException(name));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
