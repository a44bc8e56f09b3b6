package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Retry and Catch of a state. */
record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

    /** What a state does and may do again. */
    interface Work {
        JsonNode attempt(Visit visit) throws StateFailure, InterruptedException;
    }

    Step run(Visit visit, Exit exit, Work work) throws StateFailure, InterruptedException {
        Map<Retrier, Integer> retries = new HashMap<>();
        while (true) {
            try {
                JsonNode result = work.attempt(visit);
                return exit.leave(visit, visit.queryWithResult(result), result);
            } catch (StateFailure failure) {
                visit.fail();
                visit.lane().note(failure, visit.name());
                Optional<Duration> delay = delay(failure, retries, visit);
                if (delay.isEmpty()) {
                    return recover(failure, visit);
                }
                visit.engine().surroundings().waiter().pause(delay.get());
                visit.countRetry();
            }
        }
    }

    private Optional<Duration> delay(StateFailure failure, Map<Retrier, Integer> retries, Visit visit) {
        Optional<Retrier> match = retriers.stream()
                .filter(retrier -> retrier.errors().matches(failure.error()))
                .findFirst();
        if (match.isEmpty()) {
            return Optional.empty();
        }
        Retrier retrier = match.get();
        int used = retries.merge(retrier, 1, Integer::sum) - 1;
        return used < retrier.maxAttempts()
                ? Optional.of(retrier.delay(used, visit.engine().surroundings().random()))
                : Optional.empty();
    }

    private Step recover(StateFailure failure, Visit visit) throws StateFailure, InterruptedException {
        for (Catcher catcher : catchers) {
            if (catcher.errors().matches(failure.error())) {
                JsonNode error = failure.errorOutput();
                return catcher.exit().leave(visit, visit.queryWithError(error), error);
            }
        }
        throw failure;
    }
}
