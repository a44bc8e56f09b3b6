package dev.checkride.asl;

import java.util.HashSet;
import java.util.Set;

/**
 * What the readers of all parts of one definition share.
 *
 * @param byDefault of states that name no query language
 * @param stateNames those met so far
 */
record Reading(Dialect byDefault, SupportedTasks tasks, Set<String> stateNames) {
    static Reading of(Dialect byDefault, SupportedTasks tasks) {
        return new Reading(byDefault, tasks, new HashSet<>());
    }
}
