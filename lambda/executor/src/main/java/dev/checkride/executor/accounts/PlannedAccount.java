package dev.checkride.executor.accounts;

import dev.checkride.executor.run.Configuration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account that a run is going to create.
 *
 * @param alias the name that scenarios use
 * @param userName the name that it logs in with; carries the run's mark
 * @param creation how it is created
 * @param groups the groups that it joins
 * @param attributes its attributes, with the e-mail address
 */
public record PlannedAccount(
        String alias,
        String userName,
        Configuration.Creation creation,
        List<String> groups,
        Map<String, String> attributes) {
    static final String EMAIL = "email";

    /** Copies its parts. */
    public PlannedAccount {
        groups = List.copyOf(groups);
        attributes = new TreeMap<>(attributes);
    }

    String email() {
        return attributes.getOrDefault(EMAIL, userName);
    }
}
