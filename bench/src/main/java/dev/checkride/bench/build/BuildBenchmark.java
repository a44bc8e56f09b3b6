package dev.checkride.bench.build;

import dev.checkride.bench.measure.Benchmark;
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
import java.util.Map;

/**
 * The commands of the README in a fresh clone with empty caches, and once more; the size of the package. A fresh one is built
 * once, since it downloads all that the build needs.
 */
public final class BuildBenchmark implements Benchmark {
    /** Set to {@code true}, this variable has {@code mvn -B verify} measured too, which takes many minutes. */
    private static final String VERIFY = "CHECKRIDE_BENCH_VERIFY";

    private static final String PACKAGE = "lambda/package/target/checkride-functions.zip";
    private static final double FRESH_SECONDS = 90;
    private static final double WARM_SECONDS = 6;

    @Override
    public String name() {
        return "build";
    }

    @Override
    public String measures() {
        return "the commands of the README in a fresh clone";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>(checkrideRun(workbench));
        if (Boolean.parseBoolean(workbench.environment().getOrDefault(VERIFY, "false"))) {
            figures.addAll(verify(workbench));
        } else {
            workbench.say("SKIPPED mvn -B verify: set " + VERIFY + "=true to measure it");
        }
        Path zip = workbench.home().resolve(PACKAGE);
        if (Files.isRegularFile(zip)) {
            figures.add(Figure.alone("functions' zip", megabytes(Files.size(zip) / 1e6), Target.none()));
        }
        return figures;
    }

    private static List<Figure> checkrideRun(Workbench workbench) throws IOException, InterruptedException {
        FreshClone clone = FreshClone.of(workbench);
        double fresh = clone.checkrideRun();
        workbench.say("./checkride run, fresh: " + Unit.SECONDS.text(fresh));
        double downloaded = clone.downloadedMegabytes();
        Series warm = workbench
                .inTurn(Unit.SECONDS, Map.of("./checkride run", clone::checkrideRun))
                .of("./checkride run");
        return List.of(
                Figure.alone("./checkride run, fresh", Series.of(Unit.SECONDS, fresh), Target.atMost(FRESH_SECONDS)),
                Figure.alone("./checkride run, warm", warm, Target.atMost(WARM_SECONDS)),
                Figure.alone("./checkride run downloads", megabytes(downloaded), Target.none()));
    }

    private static List<Figure> verify(Workbench workbench) throws IOException, InterruptedException {
        FreshClone clone = FreshClone.of(workbench);
        double fresh = clone.verify();
        double downloaded = clone.downloadedMegabytes();
        return List.of(
                Figure.alone("mvn -B verify, fresh", Series.of(Unit.SECONDS, fresh), Target.none()),
                Figure.alone("mvn -B verify, warm", Series.of(Unit.SECONDS, clone.verify()), Target.none()),
                Figure.alone("mvn -B verify downloads", megabytes(downloaded), Target.none()));
    }

    private static Series megabytes(double value) {
        return Series.of(Unit.MEGABYTES, value);
    }
}
