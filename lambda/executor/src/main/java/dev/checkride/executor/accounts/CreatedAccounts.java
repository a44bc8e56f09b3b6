package dev.checkride.executor.accounts;

import java.util.List;
import java.util.Map;

/**
 * The accounts of a run, created and logged in.
 *
 * @param secret what scenarios need to use them
 * @param users the names by which the pool knows them, by the names that were planned, where these are others
 * @param warnings what the user should know, though it stops nothing
 */
public record CreatedAccounts(RunSecret secret, Map<String, String> users, List<String> warnings) {
    /** Copies its parts. */
    public CreatedAccounts {
        users = Map.copyOf(users);
        warnings = List.copyOf(warnings);
    }
}
