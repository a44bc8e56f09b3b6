package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown when AWS throttled a call for longer than there was time to try it again. */
public final class ThrottledException extends CheckrideException {
    private static final long serialVersionUID = 1L;

    private final String action;
    private final String resource;
    private final Duration tried;

    /** Names the action and the resource that were throttled, and how long it was tried. */
    public ThrottledException(String action, String resource, Duration tried, @Nullable Throwable cause) {
        super(
                "AWS throttled " + action + " on " + resource
                        + (tried.isZero() ? "" : ", and still did after " + tried.toSeconds() + " s of trying")
                        + ": start a new run when there is less going on in the account, or have the quota raised",
                cause);
        this.action = action;
        this.resource = resource;
        this.tried = tried;
    }

    /** How long it was tried. */
    public Duration tried() {
        return tried;
    }

    /** The same, of a call that was tried for this long. */
    public ThrottledException after(Duration time) {
        return new ThrottledException(action, resource, time, getCause());
    }
}
