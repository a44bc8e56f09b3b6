package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Runs its item processor once for each item. */
record MapState(MapWork work, Recovery recovery, Exit exit) implements State {
    @Override
    public String type() {
        return "Map";
    }

    @Override
    public Step run(Visit visit) throws StateFailure, InterruptedException {
        return recovery.run(visit, exit, this::attempt);
    }

    private JsonNode attempt(Visit visit) throws StateFailure, InterruptedException {
        Lane lane = visit.lane();
        try {
            JsonNode outputs = work.run(visit);
            Texts.payload(outputs, visit.name());
            lane.record("MapStateSucceeded", Details.none());
            return outputs;
        } catch (StateFailure failure) {
            lane.note(failure, visit.name());
            lane.record("MapStateFailed", Details.of("MapStateFailed", failure.details()));
            throw failure;
        }
    }

    @Override
    public Set<String> targets() {
        return Targets.of(exit, recovery);
    }
}
