package dev.checkride.executor.target;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The waits between the attempts at one thing, longer and longer and by chance, until the time for it is used up. */
public final class Waiting {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Instant begun;
    private final Instant end;
    private long longest = FIRST_MILLIS;

    Waiting(Clock clock, Pause pause, RandomGenerator random, Instant begun, Instant end) {
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.begun = begun;
        this.end = end;
    }

    /** Waits before another attempt, or returns false at once if there is no time left for one. */
    public boolean again() {
        return again(Duration.ZERO);
    }

    /** The same, and waits as long as AWS has asked for. */
    boolean again(Duration atLeast) {
        Duration wait = Duration.ofMillis(1 + random.nextLong(longest));
        if (wait.compareTo(atLeast) < 0) {
            wait = atLeast;
        }
        if (clock.instant().plus(wait).isAfter(end)) {
            return false;
        }
        longest = Math.min(LONGEST_MILLIS, 2 * longest);
        pause.of(wait);
        return true;
    }

    /** Something got through: the next waits are short again. */
    public void progress() {
        longest = FIRST_MILLIS;
    }

    /** How long it has been tried. */
    public Duration waited() {
        return Duration.between(begun, clock.instant());
    }
}
