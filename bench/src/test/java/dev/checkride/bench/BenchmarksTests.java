package dev.checkride.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Workbench;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTests {
    private static final Benchmarks TWO = new Benchmarks(List.of(named("one"), named("two")));

    @Test
    void allAreChosenWhenNoneIsNamed() {
        assertThat(TWO.chosen(List.of())).hasSize(2);
    }

    @Test
    void eachIsChosenOnceAndInTheOrderThatIsAskedFor() {
        assertThat(TWO.chosen(List.of("two", "one", "two")).stream().map(Benchmark::name))
                .containsExactly("two", "one");
    }

    @Test
    void anUnknownNameIsAnsweredByThoseThereAre() {
        assertThatExceptionOfType(CannotMeasureException.class)
                .isThrownBy(() -> TWO.chosen(List.of("three")))
                .withMessage("There is no benchmark \"three\": there are one, two");
    }

    @Test
    void noTwoHaveTheSameName() {
        assertThat(Benchmarks.all().known().stream().map(Benchmark::name)).doesNotHaveDuplicates();
    }

    private static Benchmark named(String name) {
        return new Benchmark() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String measures() {
                return "nothing";
            }

            @Override
            public List<Figure> run(Workbench workbench) {
                return List.of();
            }
        };
    }
}
