package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import org.jspecify.annotations.Nullable;

/** Thrown when a guard forbids to clear tables; nothing has been deleted then. */
public class ClearingRefusedException extends CheckrideException {
    /** Says which guard forbids it, and what would satisfy it. */
    public ClearingRefusedException(String message) {
        this(message, null);
    }

    /** Says which guard forbids it, and keeps the cause. */
    public ClearingRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
