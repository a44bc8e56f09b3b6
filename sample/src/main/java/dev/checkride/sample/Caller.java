package dev.checkride.sample;

import java.util.List;

/**
 * Whom a valid token speaks for.
 *
 * @param sub the user's id in the pool
 * @param groups the groups that the user is a member of
 */
record Caller(String sub, List<String> groups) {
    Caller {
        groups = List.copyOf(groups);
    }

    boolean isMemberOf(String group) {
        return groups.contains(group);
    }
}
