package dev.checkride.bench.interpreter;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Transitions and Map items of the interpreter, beside those of moto. */
public final class InterpreterBenchmark implements Benchmark {
    private static final String CHAIN = "a chain";
    private static final String MAP = "a Map";
    private static final String BESIDE = ", moto";
    private static final String MOTO = "moto";
    private static final double TIMES_FASTER = 10;

    @Override
    public String name() {
        return "interpreter";
    }

    @Override
    public String measures() {
        return Definitions.STATES + " Pass states in a row, and an inline Map of " + Definitions.ITEMS + " items";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put(CHAIN, () -> OwnInterpreter.run(Definitions.chain(), "{}"));
        measurements.put(MAP, () -> OwnInterpreter.run(Definitions.jsonataMap(), Definitions.mapInput()));
        boolean moto = isThere(workbench);
        if (moto) {
            measurements.put(CHAIN + BESIDE, () -> moto(workbench, Definitions.chain(), "{}"));
            measurements.put(MAP + BESIDE, () -> moto(workbench, Definitions.jsonPathMap(), Definitions.mapInput()));
        }
        Samples samples = workbench.inTurn(Unit.SECONDS, measurements);
        return List.of(
                figure("a transition", CHAIN, Definitions.STATES, samples, moto),
                figure("an item of a Map", MAP, Definitions.ITEMS, samples, moto));
    }

    private static boolean isThere(Workbench workbench) throws InterruptedException {
        try (MotoInterpreter moto = MotoInterpreter.start(workbench)) {
            return moto.isUp();
        } catch (IOException absent) {
            workbench.say("SKIPPED moto: " + absent.getMessage());
            return false;
        }
    }

    /** A server for each sample: moto 5.2 starts no execution any more once it has run a Map. */
    private static double moto(Workbench workbench, String definition, String input)
            throws IOException, InterruptedException {
        try (MotoInterpreter moto = MotoInterpreter.start(workbench)) {
            return moto.run(definition, input);
        }
    }

    private static Figure figure(String what, String name, int count, Samples samples, boolean moto) {
        Beside beside = moto
                ? Beside.peer(MOTO, each(samples.of(name + BESIDE), count))
                : Beside.absent(MOTO, "moto_server is not on the PATH");
        return new Figure(what, each(samples.of(name), count), beside, Target.timesFaster(TIMES_FASTER));
    }

    private static Series each(Series whole, int count) {
        return new Series(
                Unit.MILLIS,
                whole.samples().stream().map(seconds -> seconds * 1_000 / count).toList());
    }
}
