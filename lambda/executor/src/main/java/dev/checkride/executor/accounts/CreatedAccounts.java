package dev.checkride.executor.accounts;

import java.util.List;

/**
 * The accounts of a run, created and logged in.
 *
 * @param secret what scenarios need to use them
 * @param warnings what the user should know, though it stops nothing
 */
public record CreatedAccounts(RunSecret secret, List<String> warnings) {
    /** Copies its parts. */
    public CreatedAccounts {
        warnings = List.copyOf(warnings);
    }
}
