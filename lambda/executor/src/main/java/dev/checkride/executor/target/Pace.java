package dev.checkride.executor.target;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets at most so many calls through in any second, and makes the others wait; few calls do not wait at all. */
public final class Pace {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int most;
    private final Clock clock;
    private final Pause pause;
    private final Deque<Instant> latest = new ArrayDeque<>();

    /** Lets this many calls through a second. */
    public Pace(int most, Clock clock, Pause pause) {
        this.most = most;
        this.clock = clock;
        this.pause = pause;
    }

    /** Waits until another call may be made; whoever else wants to make one waits behind. */
    public synchronized void take() {
        if (latest.size() == most) {
            Duration wait = Duration.between(clock.instant(), latest.remove().plus(SECOND));
            if (!wait.isNegative() && !wait.isZero()) {
                // A clock that was set back must not make a wait of hours.
                pause.of(wait.compareTo(SECOND) > 0 ? SECOND : wait);
            }
        }
        latest.add(clock.instant());
    }
}
