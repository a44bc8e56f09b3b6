package dev.checkride.asl;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * States that lead from one to the next: a machine, a Parallel's branch or a Map's item processor.
 *
 * @param timeoutSeconds only a machine has one
 */
record Program(String startAt, Map<String, State> states, Optional<Long> timeoutSeconds) {
    State state(String name) {
        return Objects.requireNonNull(states.get(name), "the reader has checked that every state named exists");
    }
}
