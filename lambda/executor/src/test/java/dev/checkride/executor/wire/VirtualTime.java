package dev.checkride.executor.wire;

import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A time that passes only while somebody waits. */
public final class VirtualTime extends Clock implements Pause {
    private Instant now = Given.NOW;
    private final List<Duration> waits = new ArrayList<>();

    @Override
    public synchronized void of(Duration duration) {
        waits.add(duration);
        now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** The waits so far. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** How long it has been since the beginning. */
    public Duration passed() {
        return Duration.between(Given.NOW, instant());
    }

    /** Patience in this time. */
    public Patience patience() {
        return new Patience(this, this, new Random(1));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
