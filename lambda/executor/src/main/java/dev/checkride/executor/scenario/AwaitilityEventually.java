package dev.checkride.executor.scenario;

import dev.checkride.api.Eventually;
import dev.checkride.executor.result.Exchange;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits with Awaitility: ten seconds at most, looking ten times a second. */
final class AwaitilityEventually implements Eventually {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Duration limit;
    private final ExchangeRecorder recorder;

    AwaitilityEventually(ExchangeRecorder recorder) {
        this(USUAL_LIMIT, recorder);
    }

    private AwaitilityEventually(Duration limit, ExchangeRecorder recorder) {
        this.limit = limit;
        this.recorder = recorder;
    }

    @Override
    public void asserted(Check check) {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(INTERVAL)
                    .atMost(limit)
                    .ignoreExceptions()
                    .untilAsserted(check::run);
        } catch (ConditionTimeoutException neverHeld) {
            Throwable last = neverHeld.getCause() == null ? neverHeld : neverHeld.getCause();
            throw new AssertionError(
                    "Not within " + limit.toMillis() + " ms: " + last.getMessage()
                            + recorder.last()
                                    .map(Exchange::summary)
                                    .map(exchange -> "\nLast exchange: " + exchange)
                                    .orElse(""),
                    last);
        }
    }

    @Override
    public Eventually within(Duration other) {
        return new AwaitilityEventually(other, recorder);
    }
}
