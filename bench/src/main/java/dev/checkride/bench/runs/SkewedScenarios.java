package dev.checkride.bench.runs;

import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Measurement;
import dev.checkride.bench.measure.Samples;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A suite whose few slow scenarios decide when the whole is over. The first round, which is not counted, leaves the history. */
public final class SkewedScenarios implements Benchmark {
    private static final SkewedDurations DURATIONS = SkewedDurations.draw(1, 120, 5, 200);
    private static final List<Integer> WORKERS = List.of(8, 40);

    @Override
    public String name() {
        return "skewed";
    }

    @Override
    public String measures() {
        return DURATIONS.millis().size() + " scenarios of 0.2 s, some of 6 s, planned from history";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        ScenarioProject project = ScenarioProject.of(workbench, DURATIONS.millis());
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        for (int workers : WORKERS) {
            measurements.put(label(workers), () -> project.run(workers).mapSeconds());
        }
        Samples samples = workbench.inTurn(Unit.SECONDS, measurements);
        List<Figure> figures = new ArrayList<>();
        for (int workers : WORKERS) {
            Series run = samples.of(label(workers));
            figures.add(figure(workers, run, "the lower bound", DURATIONS.bound(workers), Target.atMostTimes(1.05)));
            figures.add(figure(workers, run, "equal shares", DURATIONS.inEqualShares(workers), Target.atMostTimes(1)));
            figures.add(figure(workers, run, "shares by hash", DURATIONS.byHash(workers), Target.atMostTimes(1)));
        }
        return figures;
    }

    private static String label(int workers) {
        return "makespan, " + workers + " workers";
    }

    private static Figure figure(int workers, Series run, String peer, double seconds, Target target) {
        return new Figure(label(workers), run, Beside.peer(peer, Series.of(Unit.SECONDS, seconds)), target);
    }
}
