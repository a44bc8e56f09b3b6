package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;
import java.util.List;

/** Thrown when a run has more accounts than a secret holds. */
public final class SecretTooLargeException extends CheckrideException {
    SecretTooLargeException(List<String> unfit, int accounts, int bytes, int capacity) {
        super("The " + accounts + " accounts take " + bytes + " bytes, and a secret holds " + capacity + ": "
                + (accounts - unfit.size()) + " of them fit; take out of checkride.json, or make smaller, "
                + String.join(", ", unfit));
    }
}
