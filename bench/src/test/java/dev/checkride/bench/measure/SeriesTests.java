package dev.checkride.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTests {
    @Test
    void theMedianIsTheMiddleSampleWhateverTheOrder() {
        assertThat(seconds(5, 1, 2, 9, 3).median()).isEqualTo(3);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(seconds(4, 1, 2, 9).median()).isEqualTo(3);
    }

    @Test
    void itKnowsItsExtremes() {
        Series series = seconds(5, 1, 9);

        assertThat(series.min()).isEqualTo(1);
        assertThat(series.max()).isEqualTo(9);
        assertThat(series.isSpread()).isTrue();
        assertThat(Series.of(Unit.SECONDS, 2).isSpread()).isFalse();
    }

    @Test
    void aQuotientIsThatOfTheSameRounds() {
        Series quotient = seconds(2, 9).over(seconds(1, 3));

        assertThat(quotient).isEqualTo(new Series(Unit.TIMES, List.of(2.0, 3.0)));
    }

    @Test
    void aSingleValueStandsBesideEveryRound() {
        assertThat(seconds(2, 4).over(seconds(2)).samples()).containsExactly(1.0, 2.0);
        assertThat(seconds(2, 4).less(seconds(1))).isEqualTo(seconds(1, 3));
    }

    @Test
    void roundsThatDoNotBelongTogetherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seconds(1, 2, 3).over(seconds(1, 2)))
                .withMessage("A series of 2 rounds beside one of 3");
    }

    @Test
    void aSeriesWithoutSamplesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(Unit.SECONDS, List.of()));
    }

    private static Series seconds(double... samples) {
        return new Series(Unit.SECONDS, java.util.Arrays.stream(samples).boxed().toList());
    }
}
