package dev.checkride.executor.accounts;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when the name of a run's secret is taken by a secret that the run did not write. */
public final class ForeignSecretException extends CheckrideException {
    ForeignSecretException(String name) {
        super("The secret " + name
                + " exists, and this run did not write it: delete it, or start the run by another name");
    }
}
