package dev.checkride.asl;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * All that an execution reaches outside itself.
 *
 * @param clock gives the timestamps of the history and the context object, and ends Waits on a timestamp
 * @param waiter waits out Wait states and retry intervals; timeouts are measured in real time all the same
 * @param random jitter, {@code $random()} and {@code $uuid()}; used from many threads
 */
public record Surroundings(TaskRunner tasks, ItemSource items, Clock clock, Waiter waiter, RandomGenerator random) {
    /** 292 years; more nanoseconds than these cannot be counted. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** Real time and real randomness around the given tasks and items. */
    public static Surroundings of(TaskRunner tasks, ItemSource items) {
        return new Surroundings(tasks, items, Clock.systemUTC(), Surroundings::sleep, new SecureRandom());
    }

    private static void sleep(Duration duration) throws InterruptedException {
        Duration possible = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        TimeUnit.NANOSECONDS.sleep(possible.toNanos());
    }
}
