package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import org.jspecify.annotations.Nullable;

/** Thrown when AWS answered with an error for which there is no better name. */
public final class AwsCallFailedException extends CheckrideException {
    AwsCallFailedException(String action, String resource, String code, String said, @Nullable Throwable cause) {
        super(action + " on " + resource + " failed with " + code + ": " + said, cause);
    }
}
