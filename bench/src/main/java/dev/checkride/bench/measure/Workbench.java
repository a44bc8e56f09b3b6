package dev.checkride.bench.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark works with.
 *
 * @param home the project's folder, built
 * @param folder a folder of this benchmark's own, which is removed after it
 * @param rounds how many samples each median is of
 * @param environment the variables of this process
 * @param progress where it is told what goes on: standard error, since results go to standard output
 */
public record Workbench(Path home, Path folder, int rounds, Map<String, String> environment, PrintWriter progress) {
    /** Says what goes on. */
    public void say(String line) {
        progress.println("  " + line);
        progress.flush();
    }

    /**
     * Takes samples in turn: A, B, A, B and so on, so that what else the machine does meanwhile meets all of them alike. A
     * round before them is not counted: it warms files and caches.
     *
     * @param unit of the samples
     * @param measurements by a name that is shown while they go on
     * @return a series for each name
     */
    public Samples inTurn(Unit unit, Map<String, Measurement> measurements) throws IOException, InterruptedException {
        Map<String, List<Double>> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Measurement> one : measurements.entrySet()) {
                double sample = one.getValue().sample();
                say((round == 0 ? "warm-up" : "round " + round + " of " + rounds) + ": " + one.getKey() + " "
                        + unit.text(sample));
                if (round > 0) {
                    samples.computeIfAbsent(one.getKey(), name -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        Map<String, Series> series = new LinkedHashMap<>();
        samples.forEach((name, all) -> series.put(name, new Series(unit, all)));
        return new Samples(series);
    }

    /** A new folder below the benchmark's own. */
    public Path newFolder(String prefix) throws IOException {
        return Files.createTempDirectory(folder, prefix + "-");
    }
}
