package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import org.jspecify.annotations.Nullable;

/** Thrown when AWS denies an action that a run needs. */
public final class PermissionMissingException extends CheckrideException {
    PermissionMissingException(String action, String resource, String said, @Nullable Throwable cause) {
        super("AWS denied " + action + ": grant it on " + resource + " to the function's role (" + said + ")", cause);
    }
}
