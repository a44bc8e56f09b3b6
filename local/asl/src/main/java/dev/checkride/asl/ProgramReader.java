package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads StartAt and States of a machine, a branch or an item processor, and checks that its states hang together. */
final class ProgramReader {
    private final Reading reading;

    /** The variables that the programs around assign, which none inside may. */
    private final Set<String> outerVariables;

    ProgramReader(Reading reading, Set<String> outerVariables) {
        this.reading = reading;
        this.outerVariables = outerVariables;
    }

    Program read(Place place, Optional<Long> timeoutSeconds) {
        String startAt = place.requiredText("StartAt");
        Place states = place.requiredObject("States");
        Set<String> variables = new HashSet<>(outerVariables);
        states.node().forEach(state -> variables.addAll(assigned(state)));
        refuseKnownNames(states);
        Map<String, State> read = new LinkedHashMap<>();
        states.node().fieldNames().forEachRemaining(name -> {
            if (name.isEmpty() || name.length() > 80) {
                states.problem(name, "a state's name has 1 to 80 characters");
            }
            states.object(name)
                    .flatMap(state -> new StateReader(state, reading, names(states), outerVariables, variables).read())
                    .ifPresent(state -> read.put(name, state));
        });
        if (!startAt.isEmpty() && !states.has(startAt)) {
            place.problem("StartAt", "no state is named '" + startAt + "'");
        } else if (read.size() == states.node().size()) {
            refuseUnreachable(states, startAt, read);
        }
        return new Program(startAt, read, timeoutSeconds);
    }

    /** @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html">State machine structure</a> */
    private void refuseKnownNames(Place states) {
        states.node().fieldNames().forEachRemaining(name -> {
            if (!reading.stateNames().add(name)) {
                states.problem(name, "another state has this name, which must be the only one in the whole machine");
            }
        });
    }

    private static Set<String> names(Place states) {
        Set<String> names = new HashSet<>();
        states.node().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> assigned(JsonNode state) {
        Set<String> names = new HashSet<>();
        state.path("Assign").fieldNames().forEachRemaining(names::add);
        state.path("Choices").forEach(rule -> rule.path("Assign").fieldNames().forEachRemaining(names::add));
        state.path("Catch")
                .forEach(catcher -> catcher.path("Assign").fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static void refuseUnreachable(Place states, String startAt, Map<String, State> read) {
        Set<String> reached = new HashSet<>(Set.of(startAt));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            State state = read.get(open.pop());
            if (state != null) {
                state.targets().stream().filter(reached::add).forEach(open::push);
            }
        }
        read.keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> states.problem(name, "no other state leads to this one"));
    }
}
