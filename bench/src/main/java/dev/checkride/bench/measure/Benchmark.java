package dev.checkride.bench.measure;

import java.io.IOException;
import java.util.List;

/** Measures one side of Checkride beside what a user would pick instead. */
public interface Benchmark {
    /** The word by which it is chosen. */
    String name();

    /** What is measured, in one line. */
    String measures();

    /**
     * Measures. What is compared is measured in turn, see {@link Workbench#inTurn}.
     *
     * @throws IOException if a file or a process cannot be used
     * @throws InterruptedException if the process is asked to end
     * @throws CannotMeasureException if something that is needed does not work
     */
    List<Figure> run(Workbench workbench) throws IOException, InterruptedException;
}
