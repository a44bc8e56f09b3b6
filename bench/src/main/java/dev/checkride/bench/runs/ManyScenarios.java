package dev.checkride.bench.runs;

import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scenarios that do nothing, through plan, Map, results and report. What a process costs whatever it runs is that of a run of
 * one scenario, and is not counted.
 */
public final class ManyScenarios implements Benchmark {
    private static final int MANY = 1_000;
    private static final int MOST = 10_000;
    private static final int WORKERS = 40;
    private static final int HEAP_MEGABYTES = 256;

    @Override
    public String name() {
        return "large";
    }

    @Override
    public String measures() {
        return "1,000 and 10,000 scenarios that do nothing, " + WORKERS + " at a time";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        Map<Integer, ScenarioProject> projects = new LinkedHashMap<>();
        for (int count : List.of(1, MANY, MOST)) {
            projects.put(count, ScenarioProject.of(workbench, Collections.nCopies(count, 0L)));
        }
        Map<Integer, List<RunCosts>> costs = new LinkedHashMap<>();
        // The first samples of 10,000 are as warm as the later ones: no round is thrown away.
        for (int round = 1; round <= workbench.rounds(); round++) {
            for (Map.Entry<Integer, ScenarioProject> project : projects.entrySet()) {
                RunCosts cost = project.getValue().run(WORKERS, "-Xmx" + HEAP_MEGABYTES + "m");
                workbench.say("round " + round + " of " + workbench.rounds() + ": " + project.getKey() + " scenarios "
                        + cost.inWords());
                costs.computeIfAbsent(project.getKey(), count -> new ArrayList<>())
                        .add(cost);
            }
        }
        return figures(costs);
    }

    private static List<Figure> figures(Map<Integer, List<RunCosts>> costs) {
        Series many = millisEach(costs, MANY);
        Series most = millisEach(costs, MOST);
        Series heap = new Series(
                Unit.MEGABYTES,
                costs.getOrDefault(MOST, List.of()).stream()
                        .map(RunCosts::heapMegabytes)
                        .toList());
        Series seconds = new Series(
                Unit.SECONDS,
                costs.getOrDefault(MOST, List.of()).stream()
                        .map(RunCosts::mapSeconds)
                        .toList());
        return List.of(
                Figure.alone("CPU of each of 1,000", many, Target.atMost(2)),
                Figure.alone("CPU of each of 10,000", most, Target.atMost(2)),
                new Figure("CPU of each of 10,000", most, Beside.peer("each of 1,000", many), Target.atMostTimes(1.1)),
                Figure.alone("heap of 10,000, at its peak", heap, Target.atMost(HEAP_MEGABYTES)),
                Figure.alone("makespan of 10,000", seconds, Target.none()));
    }

    private static Series millisEach(Map<Integer, List<RunCosts>> costs, int count) {
        List<RunCosts> one = costs.getOrDefault(1, List.of());
        List<RunCosts> all = costs.getOrDefault(count, List.of());
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < all.size(); round++) {
            double beyondOne = all.get(round).cpuSeconds() - one.get(round).cpuSeconds();
            millis.add(1000 * beyondOne / (count - 1));
        }
        return new Series(Unit.MILLIS, millis);
    }
}
