package dev.checkride.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Results for programs: every sample, and the machine that they are of.
 *
 * @param begun when the first benchmark began
 * @param rounds how many samples each series has
 * @param results in the order in which they were measured
 */
record ResultFile(Instant begun, int rounds, List<Result> results) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Writes it under the time at which the first benchmark began, and tells where. */
    Path writeBelow(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.write(
                folder.resolve(NAME.format(begun) + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json()));
    }

    ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("begun", begun.toString());
        root.put("rounds", rounds);
        root.putObject("machine")
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .put("java", Runtime.version().toString())
                .put("processors", Runtime.getRuntime().availableProcessors());
        ArrayNode benchmarks = root.putArray("benchmarks");
        for (Result result : results) {
            ObjectNode benchmark = benchmarks.addObject();
            benchmark.put("name", result.name()).put("measures", result.measures());
            ArrayNode figures = benchmark.putArray("figures");
            result.figures().forEach(figure -> figures.add(figure(figure)));
        }
        return root;
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode node = JSON.createObjectNode();
        node.put("what", figure.what());
        node.set("measured", series(figure.measured()));
        if (figure.beside() instanceof Beside.Peer peer) {
            node.set("beside", series(peer.series()).put("name", peer.name()));
        }
        if (figure.beside() instanceof Beside.Absent absent) {
            node.putObject("beside").put("name", absent.name()).put("absent", absent.why());
        }
        figure.ratio().ifPresent(ratio -> node.put("ratio", ratio));
        figure.ratios().ifPresent(ratios -> node.set("ratios", series(ratios)));
        if (!(figure.target() instanceof Target.None)) {
            node.set("target", target(figure.target()));
        }
        node.put("verdict", figure.verdict().name().toLowerCase(Locale.ROOT));
        return node;
    }

    private static ObjectNode series(Series series) {
        ObjectNode node = JSON.createObjectNode();
        node.put("unit", series.unit().name().toLowerCase(Locale.ROOT));
        node.put("median", series.median()).put("min", series.min()).put("max", series.max());
        series.samples().forEach(node.putArray("samples")::add);
        return node;
    }

    private static ObjectNode target(Target target) {
        ObjectNode node = JSON.valueToTree(target);
        String kind = target.getClass().getSimpleName();
        return node.put("kind", Character.toLowerCase(kind.charAt(0)) + kind.substring(1));
    }
}
