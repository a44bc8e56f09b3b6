package dev.checkride.asl;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fails its program with the error that it names. */
record FailState(Optional<Template> error, Optional<Template> cause) implements State {
    @Override
    public String type() {
        return "Fail";
    }

    @Override
    public Step run(Visit visit) throws StateFailure {
        Query query = visit.query();
        throw new StateFailure(text(query, error, "Error"), text(query, cause, "Cause"));
    }

    private static @Nullable String text(Query query, Optional<Template> template, String field) throws StateFailure {
        return template.isPresent() ? query.read(template.get(), field, Kind.STRING) : null;
    }

    @Override
    public Set<String> targets() {
        return Set.of();
    }
}
