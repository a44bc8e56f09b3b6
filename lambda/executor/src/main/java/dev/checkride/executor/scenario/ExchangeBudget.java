package dev.checkride.executor.scenario;

import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.Status;
import java.util.List;

/**
 * How much of what a scenario sends and receives its report holds. The report of the run is made of those of all scenarios, in
 * the memory of one function: one scenario with thousands of requests must not cost the others theirs.
 */
final class ExchangeBudget {
    private static final long OF_PASSED_CHARACTERS = 1 << 20;
    private static final long OF_ALL_CHARACTERS = 4 << 20;

    private long spent;

    /** What a row may hold: all as long as there is room, then of a red one the last, which says most about it. */
    List<Exchange> keep(List<Exchange> exchanges, Status status) {
        long size = exchanges.stream().mapToLong(Exchange::length).sum();
        if (spent + size <= (status.allowsGreen() ? OF_PASSED_CHARACTERS : OF_ALL_CHARACTERS)) {
            spent += size;
            return exchanges;
        }
        return status.allowsGreen() || exchanges.isEmpty() ? List.of() : List.of(exchanges.get(exchanges.size() - 1));
    }
}
