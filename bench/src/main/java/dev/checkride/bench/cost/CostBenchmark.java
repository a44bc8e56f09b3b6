package dev.checkride.bench.cost;

import dev.checkride.bench.cost.CostModel.Outcome;
import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Time and money of a run in the cloud, by the model, beside one build on CodeBuild; and draws the pictures of docs. */
public final class CostBenchmark implements Benchmark {
    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String measures() {
        return "a run in the cloud, by a model";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException {
        for (Map.Entry<String, String> picture : CostPages.pictures().entrySet()) {
            Path file = workbench.home().resolve("docs").resolve(picture.getKey());
            Files.writeString(file, picture.getValue());
            workbench.say("drawn: " + workbench.home().relativize(file));
        }
        List<Figure> figures = new ArrayList<>();
        for (int scenarios : CostPages.SCENARIOS) {
            figures.add(figure(scenarios, "time", Unit.SECONDS, Outcome::seconds));
            figures.add(figure(scenarios, "price", Unit.DOLLARS, Outcome::dollars));
        }
        return figures;
    }

    private static Figure figure(int scenarios, String what, Unit unit, ToDoubleFunction<Outcome> value) {
        CostModel model = CostModel.TYPICAL;
        int atATime = Alternative.DEFAULT_AT_A_TIME;
        return new Figure(
                String.format(Locale.ROOT, "%,d scenarios, %s", scenarios, what),
                Series.of(unit, value.applyAsDouble(model.checkride(scenarios, atATime))),
                Beside.peer(
                        "CodeBuild, one machine",
                        Series.of(unit, value.applyAsDouble(model.codeBuild(scenarios, atATime)))),
                Target.none());
    }
}
