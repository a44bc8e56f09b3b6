package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Verdict;
import dev.checkride.executor.run.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What becomes of the same tests when they are run again and again. */
final class Rounds {
    private final int planned;
    private final Consumer<String> out;
    private final Map<String, Integer> rounds = new LinkedHashMap<>();
    private final Map<String, Integer> reds = new LinkedHashMap<>();
    private final List<Path> redResults = new ArrayList<>();
    private int done;
    private int red;

    Rounds(int planned, Consumer<String> out) {
        this.planned = planned;
        this.out = out;
    }

    /** Takes the result of a round; one without is red. */
    void add(Optional<byte[]> stored, Path file) {
        done++;
        JsonNode results = stored.map(json -> Json.read(json, JsonNode.class).path("results"))
                .orElseGet(Json::object);
        List<String> redNames = new ArrayList<>();
        for (JsonNode row : results.path("tests")) {
            String name = row.path("name").asText();
            rounds.merge(name, 1, Integer::sum);
            // A pass at the second attempt shows that it is flaky, whatever the run makes of it.
            if (row.at("/extra/red").asBoolean() || row.path("flaky").asBoolean()) {
                reds.merge(name, 1, Integer::sum);
                redNames.add(name);
            }
        }
        boolean green = results.at("/extra/verdict").asText().equals(Verdict.PASSED.json());
        if (!green) {
            red++;
            redResults.add(file);
        }
        out.accept(String.format(
                Locale.ROOT,
                "  round %d of %d  %s  %.2f s%s",
                done,
                planned,
                green ? "PASSED" : "FAILED",
                results.at("/summary/duration").asLong() / 1000.0,
                redNames.isEmpty() ? "" : "  " + String.join(", ", redNames)));
    }

    /** Tells how often each test was red, and whether none was. */
    boolean finish() {
        out.accept("");
        reds.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .forEach(entry -> {
                    int of = rounds.getOrDefault(entry.getKey(), done);
                    out.accept(String.format(
                            Locale.ROOT,
                            "✗ %s  red in %d of %d rounds (%.0f %%)",
                            entry.getKey(),
                            entry.getValue(),
                            of,
                            100.0 * entry.getValue() / of));
                });
        redResults.stream().findFirst().ifPresent(file -> out.accept("First red result: " + file));
        out.accept(
                red == 0 ? "PASSED  all " + done + " rounds" : "FAILED  " + red + " of " + done + " rounds were red");
        return red == 0;
    }
}
