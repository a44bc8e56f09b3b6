package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * Hands on its input, or what its Output makes of it.
 *
 * @param result the Result of a state that is in no query language
 */
record PassState(Exit exit, Optional<JsonNode> result) implements State {
    @Override
    public String type() {
        return "Pass";
    }

    @Override
    public Step run(Visit visit) throws StateFailure, InterruptedException {
        return exit.leave(visit, visit.query(), result.orElse(visit.input()));
    }

    @Override
    public Set<String> targets() {
        return Targets.of(exit);
    }
}
