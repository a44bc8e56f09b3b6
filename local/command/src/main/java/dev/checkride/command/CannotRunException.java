package dev.checkride.command;

import org.jspecify.annotations.Nullable;

/** Thrown when a command cannot do its work; the message says what is in the way and what to do. */
final class CannotRunException extends RuntimeException {
    CannotRunException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
