package dev.checkride.asl;

import java.util.Set;

/** Ends a program well. */
record SucceedState(Exit exit) implements State {
    @Override
    public String type() {
        return "Succeed";
    }

    @Override
    public Step run(Visit visit) throws StateFailure, InterruptedException {
        return exit.leave(visit, visit.query(), visit.input());
    }

    @Override
    public Set<String> targets() {
        return Set.of();
    }
}
