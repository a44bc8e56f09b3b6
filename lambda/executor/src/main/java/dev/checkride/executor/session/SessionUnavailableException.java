package dev.checkride.executor.session;

import dev.checkride.executor.run.CheckrideException;
import org.jspecify.annotations.Nullable;

/** Thrown when the session that a file names cannot be used: it has ended, or the file is of another one. */
public final class SessionUnavailableException extends CheckrideException {
    SessionUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
