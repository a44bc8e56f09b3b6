package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import org.jspecify.annotations.Nullable;

/** Thrown when there is no stack of the wanted name. */
public final class StackNotFoundException extends CheckrideException {
    StackNotFoundException(String stackName, Place place, @Nullable Throwable cause) {
        super("There is no stack " + stackName + " in " + place + ": deploy it, or name another one", cause);
    }
}
