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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenarios that wait for an application and hardly compute: what integration tests mostly do. */
public final class WaitingScenarios implements Benchmark {
    private static final int SCENARIOS = 200;
    private static final int WORKERS = 40;
    private static final long MILLIS = 250;
    private static final String RUN = "run";
    private static final String LAUNCHER = "console launcher";

    @Override
    public String name() {
        return "io";
    }

    @Override
    public String measures() {
        return SCENARIOS + " scenarios that wait for " + MILLIS + " ms each, " + WORKERS + " at a time";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        ScenarioProject project = ScenarioProject.of(workbench, Collections.nCopies(SCENARIOS, MILLIS));
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put(RUN, () -> project.run(WORKERS).mapSeconds());
        measurements.put(LAUNCHER, () -> project.runByLauncher(WORKERS));
        Samples samples = workbench.inTurn(Unit.SECONDS, measurements);
        Series run = samples.of(RUN);
        double oneByOne = SCENARIOS * MILLIS / 1000.0;
        return List.of(
                new Figure(
                        "makespan",
                        run,
                        Beside.peer("the lower bound", Series.of(Unit.SECONDS, oneByOne / WORKERS)),
                        Target.atMostTimes(1.15)),
                new Figure("makespan", run, Beside.peer(LAUNCHER, samples.of(LAUNCHER)), Target.atMostTimes(1.1)),
                new Figure(
                        "makespan",
                        run,
                        Beside.peer("one by one", Series.of(Unit.SECONDS, oneByOne)),
                        Target.timesFaster(25)));
    }
}
