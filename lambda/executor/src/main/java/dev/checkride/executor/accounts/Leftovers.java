package dev.checkride.executor.accounts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The users that a run could not delete.
 *
 * @param reasons why, by user name
 */
public record Leftovers(Map<String, String> reasons) {
    /** Copies its parts. */
    public Leftovers {
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    /** These and others. */
    public Leftovers and(Leftovers others) {
        Map<String, String> all = new TreeMap<>(reasons);
        all.putAll(others.reasons);
        return new Leftovers(all);
    }

    /** Whether nothing is left. */
    public boolean none() {
        return reasons.isEmpty();
    }

    @Override
    public String toString() {
        return none()
                ? "nothing is left"
                : reasons.entrySet().stream()
                        .map(left -> left.getKey() + " (" + left.getValue() + ")")
                        .collect(Collectors.joining("; "));
    }
}
