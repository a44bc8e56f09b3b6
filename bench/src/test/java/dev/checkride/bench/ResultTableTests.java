package dev.checkride.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ResultTableTests {
    @Test
    void showsWhatWasMeasuredWhatStandsBesideItAndWhatWasReached() {
        assertThat(printed()).isEqualTo("""
                  (median, min–max below it)      measured    beside    ratio   target
                io: 200 scenarios that wait for 250 ms each, 40 at a time
                  makespan                          1.31 s    1.25 s   1.05 × ≤ 1.15 × reached
                    beside the lower bound       1.29–1.35           1.03–1.08
                  makespan                          1.31 s    1.02 s   1.28 × ≤ 1.10 × missed
                    beside the console launcher  1.29–1.35 1.01–1.03 1.26–1.31
                  makespan                          1.31 s    absent            ≥ 25 × ?
                                                 1.29–1.35
                    beside pytest, which is not here: no folder ../shared/ancestor
                  CPU of each scenario             2.50 ms                      ≤ 2 ms missed
                  heap                              131 MB
                """);
    }

    @Test
    void fitsEightyColumns() {
        assertThat(printed().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static String printed() {
        StringWriter out = new StringWriter();
        new ResultTable(SomeResults.RESULTS).print(new PrintWriter(out));
        return out.toString();
    }
}
