package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs branches at the same time and hands on their outputs in order. */
record ParallelState(Optional<Template> arguments, List<Program> branches, Recovery recovery, Exit exit)
        implements State {
    @Override
    public String type() {
        return "Parallel";
    }

    @Override
    public Step run(Visit visit) throws StateFailure, InterruptedException {
        return recovery.run(visit, exit, this::attempt);
    }

    private JsonNode attempt(Visit visit) throws StateFailure, InterruptedException {
        Lane lane = visit.lane();
        try {
            JsonNode input =
                    arguments.isPresent() ? arguments.get().resolve(visit.query(), "Arguments") : visit.input();
            Optional<Branches> earlier = visit.takeEarlier(Branches.class);
            if (earlier.isEmpty()) {
                lane.record("ParallelStateStarted", Details.none());
            }
            Branches work = earlier.orElseGet(() -> new Branches(branches.size()));
            visit.keep(work);
            JsonNode outputs = runBranches(lane, work, input);
            visit.complete();
            Texts.payload(outputs, visit.name());
            lane.record("ParallelStateSucceeded", Details.none());
            return outputs;
        } catch (StateFailure failure) {
            lane.note(failure, visit.name());
            lane.record("ParallelStateFailed", Details.of("ParallelStateFailed", failure.details()));
            throw failure;
        }
    }

    private JsonNode runBranches(Lane lane, Branches work, JsonNode input) throws StateFailure, InterruptedException {
        long start = lane.lastEvent();
        try {
            return work.run(lane.engine().crew(), branches.size(), index -> lane.branch(), (index, branch, resumed) -> {
                Program program = branches.get(index);
                return resumed ? branch.resume(program, input, start) : branch.run(program, input);
            });
        } finally {
            work.joinInto(lane);
        }
    }

    @Override
    public Set<String> targets() {
        return Targets.of(exit, recovery);
    }
}
