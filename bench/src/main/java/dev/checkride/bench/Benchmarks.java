package dev.checkride.bench;

import dev.checkride.bench.build.BuildBenchmark;
import dev.checkride.bench.clear.ClearBenchmark;
import dev.checkride.bench.cold.ColdBenchmark;
import dev.checkride.bench.cost.CostBenchmark;
import dev.checkride.bench.interpreter.InterpreterBenchmark;
import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.runs.ManyScenarios;
import dev.checkride.bench.runs.SkewedScenarios;
import dev.checkride.bench.runs.SmallSuite;
import dev.checkride.bench.runs.WaitingScenarios;
import java.util.List;
import java.util.Optional;

/**
 * The benchmarks that can be chosen.
 *
 * @param known in the order in which they are measured
 */
record Benchmarks(List<Benchmark> known) {
    /** All there are. */
    static Benchmarks all() {
        return new Benchmarks(List.of(
                new SmallSuite(),
                new WaitingScenarios(),
                new SkewedScenarios(),
                new ManyScenarios(),
                new ColdBenchmark(),
                new ClearBenchmark(),
                new InterpreterBenchmark(),
                new BuildBenchmark(),
                new CostBenchmark()));
    }

    /**
     * Those of the given names, all without one.
     *
     * @throws CannotMeasureException if there is none of a name
     */
    List<Benchmark> chosen(List<String> names) {
        return names.isEmpty()
                ? known
                : names.stream().distinct().map(this::named).toList();
    }

    private Benchmark named(String name) {
        Optional<Benchmark> found =
                known.stream().filter(one -> one.name().equals(name)).findFirst();
        return found.orElseThrow(() -> new CannotMeasureException("There is no benchmark \"" + name + "\": there are "
                + String.join(", ", known.stream().map(Benchmark::name).toList())));
    }
}
