package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwaitedRunTests {
    @ParameterizedTest
    @CsvSource({"0, 100", "800, 100", "1600, 200", "8000, 1000", "3600000, 1000"})
    void asksLessOftenTheLongerItWaits(long waitedMillis, long pauseMillis) {
        assertThat(AwaitedRun.pauseMillis(waitedMillis)).isEqualTo(pauseMillis);
    }
}
