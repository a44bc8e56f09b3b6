package dev.checkride.executor.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who holds a stack: any number of runs that share it, or one run that clears its tables.
 *
 * @param version how often the lease has changed; a write names the version that it has read
 * @param holders the runs that hold it
 */
record Lease(long version, List<Holder> holders) {
    static final Lease FREE = new Lease(0, List.of());

    Lease {
        holders = List.copyOf(holders);
    }

    /**
     * A run that holds a stack.
     *
     * @param execution the ARN of its execution
     * @param exclusive whether it clears tables
     * @param expires when its execution is over at the latest, as ISO 8601
     */
    record Holder(String execution, boolean exclusive, String expires) {}

    /** The holder that stands in the way of a run, if there is one. */
    Optional<Holder> conflictWith(Holder wanted) {
        return holders.stream()
                .filter(holder -> !holder.execution().equals(wanted.execution()))
                .filter(holder -> wanted.exclusive() || holder.exclusive())
                .findFirst();
    }

    boolean isHeldBy(String execution) {
        return holders.stream().anyMatch(holder -> holder.execution().equals(execution));
    }

    Lease with(Holder holder) {
        List<Holder> more = new ArrayList<>(
                without(held -> held.execution().equals(holder.execution())).holders());
        more.add(holder);
        return new Lease(version, more);
    }

    Lease without(Predicate<Holder> gone) {
        return new Lease(version, holders.stream().filter(gone.negate()).toList());
    }

    Lease next() {
        return new Lease(version + 1, holders);
    }
}
