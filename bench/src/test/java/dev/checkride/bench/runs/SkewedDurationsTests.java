package dev.checkride.bench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SkewedDurationsTests {
    private static final SkewedDurations DURATIONS = new SkewedDurations(List.of(1000L, 2000L, 3000L, 6000L));

    @Test
    void theBoundIsTheLongestOrTheShareOfAWorker() {
        assertThat(DURATIONS.bound(4)).isEqualTo(6);
        assertThat(DURATIONS.bound(1)).isEqualTo(12);
    }

    @Test
    void equalSharesAreOfNeighboursInTheAlphabet() {
        assertThat(DURATIONS.inEqualShares(2)).isEqualTo(9);
        assertThat(DURATIONS.inEqualShares(3)).isEqualTo(6);
    }

    @Test
    void noShareByHashIsShorterThanTheLongestScenario() {
        assertThat(DURATIONS.byHash(2)).isBetween(6.0, 12.0);
        assertThat(DURATIONS.byHash(1)).isEqualTo(12);
    }

    @Test
    void theSameSeedDrawsTheSameSuiteWithItsOutliers() {
        SkewedDurations drawn = SkewedDurations.draw(1, 120, 5, 200);

        assertThat(drawn).isEqualTo(SkewedDurations.draw(1, 120, 5, 200));
        assertThat(drawn.millis()).hasSize(120).contains(6000L);
        assertThat(drawn.millis().stream().sorted().toList().get(60)).isBetween(150L, 270L);
    }
}
