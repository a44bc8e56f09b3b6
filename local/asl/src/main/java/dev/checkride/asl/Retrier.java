package dev.checkride.asl;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When and how often to try again.
 *
 * @param maxDelaySeconds empty for no limit
 * @param jitter whether to wait a random part of the delay
 */
record Retrier(
        ErrorMatch errors,
        double intervalSeconds,
        double backoffRate,
        long maxAttempts,
        Optional<Long> maxDelaySeconds,
        boolean jitter) {

    /**
     * @param retries how often this retrier has tried again before
     */
    Duration delay(int retries, RandomGenerator random) {
        double longest = maxDelaySeconds.map(Long::doubleValue).orElse(Double.MAX_VALUE);
        double seconds = Math.min(intervalSeconds * Math.pow(backoffRate, retries), longest);
        double waited = jitter ? seconds * random.nextDouble() : seconds;
        return Duration.ofMillis(Math.round(Math.min(waited, Long.MAX_VALUE / 1_000_000.0) * 1000));
    }
}
