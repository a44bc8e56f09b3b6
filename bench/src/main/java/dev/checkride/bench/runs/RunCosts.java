package dev.checkride.bench.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkride.bench.measure.Unit;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/**
 * What a run took, by its result and by its process.
 *
 * @param mapSeconds from the beginning of the state that runs the scenarios to its end
 * @param cpuSeconds processor time of the whole process, DynamoDB's own process not included
 * @param heapMegabytes the peak of the heap, at most
 */
record RunCosts(double mapSeconds, double cpuSeconds, double heapMegabytes) {
    /** Reads {@code result.json}, and what {@link MeasuredRun} has written. */
    static RunCosts of(Path result, String cost) throws IOException {
        JsonNode entered = new ObjectMapper().readTree(result.toFile()).at("/results/extra/schedule/entered");
        Properties process = new Properties();
        process.load(new StringReader(cost));
        return new RunCosts(
                seconds(entered, "RunScenarios", "TearDown"),
                number(process, "cpuSeconds"),
                number(process, "heapMegabytes"));
    }

    private static double number(Properties process, String name) {
        return Double.parseDouble(process.getProperty(name));
    }

    private static double seconds(JsonNode entered, String from, String to) {
        return Duration.between(
                                Instant.parse(entered.path(from).asText()),
                                Instant.parse(entered.path(to).asText()))
                        .toNanos()
                / 1e9;
    }

    /** The same in a few words. */
    String inWords() {
        return Unit.SECONDS.text(cpuSeconds) + " CPU, " + Unit.SECONDS.text(mapSeconds) + ", heap "
                + Unit.MEGABYTES.text(heapMegabytes);
    }
}
