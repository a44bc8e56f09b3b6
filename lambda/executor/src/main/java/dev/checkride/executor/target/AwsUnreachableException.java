package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import org.jspecify.annotations.Nullable;

/** Thrown when AWS gave no answer at all. */
public final class AwsUnreachableException extends CheckrideException {
    AwsUnreachableException(String action, String resource, String why, @Nullable Throwable cause) {
        super(
                "No answer to " + action + " on " + resource + " (" + why
                        + "): check credentials, network and endpoint, then start a new run",
                cause);
    }
}
