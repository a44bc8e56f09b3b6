package dev.checkride.bench;

import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import java.util.List;

/** Results with a figure of each kind. */
final class SomeResults {
    static final List<Result> RESULTS = List.of(new Result(
            "io",
            "200 scenarios that wait for 250 ms each, 40 at a time",
            List.of(
                    new Figure(
                            "makespan",
                            series(1.31, 1.29, 1.35),
                            Beside.peer("the lower bound", Series.of(Unit.SECONDS, 1.25)),
                            Target.atMostTimes(1.15)),
                    new Figure(
                            "makespan",
                            series(1.31, 1.29, 1.35),
                            Beside.peer("the console launcher", series(1.01, 1.02, 1.03)),
                            Target.atMostTimes(1.1)),
                    new Figure(
                            "makespan",
                            series(1.31, 1.29, 1.35),
                            Beside.absent("pytest", "no folder ../shared/ancestor"),
                            Target.timesFaster(25)),
                    Figure.alone("CPU of each scenario", Series.of(Unit.MILLIS, 2.5), Target.atMost(2)),
                    Figure.alone("heap", Series.of(Unit.MEGABYTES, 131), Target.none()))));

    private SomeResults() {}

    private static Series series(Double... samples) {
        return new Series(Unit.SECONDS, List.of(samples));
    }
}
