package dev.checkride.asl;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often something was redriven, and when last. */
final class Redrives {
    private int count;
    private @Nullable Instant latest;

    synchronized void add(Instant now) {
        count++;
        latest = now;
    }

    synchronized int count() {
        return count;
    }

    synchronized Optional<Instant> latest() {
        return Optional.ofNullable(latest);
    }
}
