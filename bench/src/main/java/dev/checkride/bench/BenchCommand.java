package dev.checkride.bench;

import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures, prints a table and writes all samples to a file. */
@Command(
        name = "checkride bench",
        description = "Measures Checkride beside what a user would pick instead. See docs/performance.md",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    static final int COULD_NOT_RUN = 2;
    private static final int FEWEST_ROUNDS = 5;

    private final Benchmarks benchmarks;

    @Parameters(paramLabel = "NAME", description = "The benchmarks, all if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many samples each figure is the median of, ${DEFAULT-VALUE} if not given.")
    private int rounds = FEWEST_ROUNDS;

    @Option(names = "--list", description = "Only tell which benchmarks there are.")
    private boolean list;

    @Spec
    private CommandSpec spec;

    BenchCommand(Benchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Benchmark> chosen = benchmarks.chosen(names);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            chosen.forEach(one -> out.println(String.format("%-12s %s", one.name(), one.measures())));
            out.flush();
            return 0;
        }
        if (rounds < FEWEST_ROUNDS) {
            throw new CannotMeasureException(
                    "--rounds must be " + FEWEST_ROUNDS + " or more: a median of fewer says little");
        }
        Path home = Path.of(System.getProperty("checkride.home", "."))
                .toAbsolutePath()
                .normalize();
        Instant begun = Clock.systemUTC().instant();
        List<Result> results = new ArrayList<>();
        for (Benchmark benchmark : chosen) {
            results.add(measure(benchmark, home));
        }
        new ResultTable(results).print(out);
        Path file = new ResultFile(begun, rounds, results)
                .writeBelow(home.resolve(".checkride").resolve("bench"));
        out.println();
        out.println("Samples: " + home.relativize(file));
        out.flush();
        return 0;
    }

    private Result measure(Benchmark benchmark, Path home) throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        err.println(benchmark.name() + ": " + benchmark.measures());
        err.flush();
        Path folder = Files.createTempDirectory("checkride-bench-");
        try {
            return new Result(
                    benchmark.name(),
                    benchmark.measures(),
                    benchmark.run(new Workbench(home, folder, rounds, System.getenv(), err)));
        } finally {
            Folders.delete(folder);
        }
    }
}
