package dev.checkride.executor.run;

import org.jspecify.annotations.Nullable;

/** Thrown when {@code checkride.json} is missing or cannot be understood. */
public final class InvalidConfigurationException extends CheckrideException {
    /** Says what is wrong with the file, and where. */
    public InvalidConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
