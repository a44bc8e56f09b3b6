package dev.checkride.executor.target;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How long calls that AWS throttles are tried again: until the step in hand has nearly used up its time, and in threads of
 * no step for two minutes a call.
 */
public final class Patience {
    /** Left of a step's time for saying what was in its way, and for whatever it does then. */
    static final Duration RESERVE = Duration.ofSeconds(30);

    private static final Duration AT_LEAST = Duration.ofSeconds(5);
    private static final Duration WITHOUT_STEP = Duration.ofMinutes(2);

    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Duration withoutStep;
    /** One process may take several steps at a time, each in a thread of its own; the clock is this object's. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Instant> endOfStep = new ThreadLocal<>();

    /** Measures time with a clock, passes it with pauses, and makes these random so that not all come back together. */
    public Patience(Clock clock, Pause pause, RandomGenerator random) {
        this(clock, pause, random, WITHOUT_STEP);
    }

    private Patience(Clock clock, Pause pause, RandomGenerator random, Duration withoutStep) {
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.withoutStep = withoutStep;
    }

    /** None at all: a throttled call comes back at once, for callers who have to look around before they try again. */
    public static Patience none() {
        return new Patience(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), duration -> {}, new SecureRandom(), Duration.ZERO);
    }

    /** Takes a step that may take this long. */
    public <T> T during(Duration remaining, Supplier<T> step) {
        endOfStep.set(clock.instant().plus(remaining).minus(RESERVE));
        try {
            return step.get();
        } finally {
            endOfStep.remove();
        }
    }

    /** The same work for another thread, within the time that this thread's step may take. */
    public Runnable shared(Runnable work) {
        Instant end = endOfStep.get();
        return () -> {
            Instant own = endOfStep.get();
            endOfStep.set(end);
            try {
                work.run();
            } finally {
                endOfStep.set(own);
            }
        };
    }

    /** Makes a call again and again while it is throttled, and there is time. */
    public <T> T retrying(Supplier<T> call) {
        Waiting waiting = begin();
        while (true) {
            try {
                return call.get();
            } catch (ThrottledException e) {
                if (!waiting.again()) {
                    throw e.after(waiting.waited());
                }
            }
        }
    }

    /** For a call that is made now. */
    public Waiting begin() {
        Instant end = endOfStep.get();
        Instant now = clock.instant();
        // A step that has used up its time still stores its report and frees the lease: those calls get a little.
        Instant least = now.plus(AT_LEAST.compareTo(withoutStep) < 0 ? AT_LEAST : withoutStep);
        return new Waiting(
                clock, pause, random, now, end == null ? now.plus(withoutStep) : end.isBefore(least) ? least : end);
    }
}
