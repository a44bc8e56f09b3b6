package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A way out of a state: its own, a Choice rule's or a catcher's.
 *
 * @param at where in the state it stands, such as {@code Catch[0]/}; empty for the state's own
 * @param output what to hand on instead of what comes without it
 * @param assign an object of variables
 * @param next empty at the end of a program
 */
record Exit(String at, Optional<Template> output, Optional<Template> assign, Optional<String> next) {

    /** Evaluates Output and Assign, both against the old variables, and leaves the state. */
    Step leave(Visit visit, Query query, JsonNode defaultOutput) throws StateFailure, InterruptedException {
        JsonNode out = output.isPresent() ? output.get().resolve(query, at + "Output") : defaultOutput;
        String text = visit.engine().execution().payload(out, visit.name());
        JsonNode variables = assign.isPresent() ? assign.get().resolve(query, at + "Assign") : Details.none();
        Texts.payload(variables, visit.name());
        visit.lane().record(visit.type() + "StateExited", Details.stateExited(visit.name(), text, variables));
        visit.lane().scope().assign(variables);
        return new Step(out, next);
    }
}
