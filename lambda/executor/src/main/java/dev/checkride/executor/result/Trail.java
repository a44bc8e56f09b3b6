package dev.checkride.executor.result;

import java.util.ArrayList;
import java.util.List;

/**
 * The requests by which an attempt at a scenario may have made data, in their order.
 *
 * @param attempt the number of the attempt, from 1
 * @param requests the first of them
 * @param more how many came after those
 */
public record Trail(int attempt, List<SentRequest> requests, int more) {
    /** An item of DynamoDB holds many more; what a person looks through ends sooner. */
    private static final int MOST = 100;

    /** Copies the requests. */
    public Trail {
        requests = List.copyOf(requests);
    }

    /** That of an attempt that has sent nothing yet. */
    public static Trail of(int attempt) {
        return new Trail(attempt, List.of(), 0);
    }

    /** The same with a further request. */
    public Trail and(SentRequest request) {
        if (requests.size() == MOST) {
            return new Trail(attempt, requests, more + 1);
        }
        List<SentRequest> longer = new ArrayList<>(requests);
        longer.add(request);
        return new Trail(attempt, longer, more);
    }

    /** The same with all requests of another one behind. */
    Trail followedBy(Trail later) {
        Trail both = this;
        for (SentRequest request : later.requests) {
            both = both.and(request);
        }
        return new Trail(both.attempt, both.requests, both.more + later.more);
    }

    /** The same with the answer to the request of this number, from 0, if it holds it. */
    public Trail answered(int number, int status) {
        if (number >= requests.size()) {
            return this;
        }
        List<SentRequest> changed = new ArrayList<>(requests);
        changed.set(number, changed.get(number).answered(status));
        return new Trail(attempt, changed, more);
    }

    /** Whether it is worth writing again since it had so many requests: how many came after the first ones is told roughly. */
    public boolean tellsMoreThan(int before) {
        return before <= MOST || size() >= 2 * before;
    }

    /** How many requests there were. */
    public int size() {
        return requests.size() + more;
    }
}
