package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.wire.VirtualTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTests {
    private final VirtualTime time = new VirtualTime();
    private final Pace pace = new Pace(12, time, time);

    @Test
    void fewCallsDoNotWait() {
        take(12);

        assertThat(time.waits()).isEmpty();
    }

    @Test
    void theNextOneWaitsUntilTheFirstIsASecondAgo() {
        time.of(Duration.ofMillis(1));
        take(1);
        time.of(Duration.ofMillis(400));
        take(12);

        assertThat(time.passed()).isEqualTo(Duration.ofMillis(1001));
    }

    @Test
    void manyCallsTakeTheTimeThatTheyMustAndNoMore() {
        take(121);

        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void callsThatComeSlowlyAreNeverHeldUp() {
        for (int i = 0; i < 100; i++) {
            time.of(Duration.ofMillis(90));
            take(1);
        }

        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aClockThatWasSetBackHoldsNobodyUpForLongerThanASecond() {
        Instant now = time.instant();
        SetBack clock = new SetBack(time);
        Pace held = new Pace(1, clock, time);
        held.take();
        clock.back(Duration.ofHours(1));

        held.take();

        assertThat(Duration.between(now, time.instant())).isEqualTo(Duration.ofSeconds(1));
        assertThat(time.waits()).isEqualTo(List.of(Duration.ofSeconds(1)));
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            pace.take();
        }
    }

    private static final class SetBack extends Clock {
        private Clock clock;

        SetBack(Clock clock) {
            this.clock = clock;
        }

        void back(Duration by) {
            clock = Clock.offset(clock, by.negated());
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public java.time.ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return clock.withZone(zone);
        }
    }
}
