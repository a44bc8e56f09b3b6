package dev.checkride.bench.cold;

import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import dev.checkride.bench.measure.Workbench;
import dev.checkride.bench.sandbox.SandboxProcess;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.sandbox.runtime.RuntimeClient.Initialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Each function from the start of its process to its first answer, beside one that does nothing; and the first invocation after
 * priming, above a warm one.
 */
public final class ColdBenchmark implements Benchmark {
    private static final Map<ExecutorFunction, Double> MOST_TIMES = new EnumMap<>(
            Map.of(ExecutorFunction.SET_UP, 3.0, ExecutorFunction.SCENARIO, 4.0, ExecutorFunction.TEAR_DOWN, 3.0));
    private static final double MOST_MILLIS_ABOVE_WARM = 60;

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public String measures() {
        return "the functions' first answers, from the deployed package";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (SandboxProcess sandbox = SandboxProcess.start(workbench)) {
            FunctionLab lab = FunctionLab.open(workbench, sandbox);
            for (Jdk jdk : Jdk.found(workbench)) {
                figures.addAll(figures(workbench, new ColdRounds(lab, sandbox, jdk), jdk));
            }
        }
        return figures;
    }

    private static List<Figure> figures(Workbench workbench, ColdRounds rounds, Jdk jdk) throws IOException {
        for (int round = 0; round <= workbench.rounds(); round++) {
            workbench.say("Java " + jdk.version() + ", "
                    + (round == 0 ? "warm-up: " : "round " + round + " of " + workbench.rounds() + ": ")
                    + rounds.take());
        }
        List<Figure> figures = new ArrayList<>();
        Series empty = millis(rounds.empty());
        MOST_TIMES.forEach((function, most) -> figures.add(new Figure(
                function.functionName() + ", Java " + jdk.version(),
                millis(rounds.cold(Initialization.ON_DEMAND, function)),
                Beside.peer("an empty handler", empty),
                Target.atMostTimes(most))));
        MOST_TIMES.forEach((function, most) -> figures.add(Figure.alone(
                function.functionName() + " primed, Java " + jdk.version(),
                millis(rounds.aboveWarm(function)),
                Target.atMost(MOST_MILLIS_ABOVE_WARM))));
        return figures;
    }

    /** Without the round before the others. */
    private static Series millis(List<Double> samples) {
        return new Series(Unit.MILLIS, samples.subList(1, samples.size()));
    }
}
