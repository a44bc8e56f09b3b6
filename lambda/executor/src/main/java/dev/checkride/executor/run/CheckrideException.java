package dev.checkride.executor.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run tells its user when it cannot go on: one line that says what, where and what to do, without any secret. */
public abstract class CheckrideException extends RuntimeException {
    /** Keeps a message for the user. */
    protected CheckrideException(String message) {
        this(message, null);
    }

    /** Keeps a message for the user and its cause. */
    protected CheckrideException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
