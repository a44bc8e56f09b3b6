package dev.checkride.command.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.CutOff;
import dev.checkride.executor.result.Rerun;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.Verdict;
import dev.checkride.executor.run.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run's result file, as far as the summary tells of it. */
final class RunResult {
    private final JsonNode json;

    private RunResult(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a result in CTRF.
     *
     * @throws DamagedResultException if it is not JSON
     */
    static RunResult parse(byte[] ctrf) {
        try {
            return new RunResult(Json.parse(ctrf));
        } catch (JsonProcessingException e) {
            throw new DamagedResultException(e);
        }
    }

    List<RedTest> reds() {
        List<RedTest> reds = new ArrayList<>();
        for (JsonNode row : json.at("/results/tests")) {
            if (row.at("/extra/red").asBoolean(!status(row).allowsGreen())) {
                reds.add(RedTest.of(row));
            }
        }
        return reds;
    }

    /** The red tests, those together that are red for the same reason. */
    Collection<List<RedTest>> redsByReason() {
        Map<String, List<RedTest>> groups = reds().stream()
                .collect(Collectors.groupingBy(RedTest::reason, LinkedHashMap::new, Collectors.toList()));
        return groups.values();
    }

    /** The requests by which a scenario that was cut off may have made data, in lines; none if it was not. */
    List<String> cutOff(String className) {
        List<String> lines = new ArrayList<>();
        json.at("/results/extra/cutOff").forEach(entry -> {
            CutOff cutOff = Json.convert(entry, CutOff.class);
            if (cutOff.className().equals(className)) {
                lines.addAll(cutOff.inWords());
            }
        });
        return lines;
    }

    Optional<String> setUpFailure() {
        JsonNode failure = json.at("/results/extra/setUpFailure");
        return failure.isTextual() ? Optional.of(failure.asText()) : Optional.empty();
    }

    /** What it covers, if it repeats what was red in an earlier run. */
    Optional<String> rerun() {
        JsonNode rerun = json.at("/results/extra/rerun");
        return rerun.isObject() ? Optional.of(Json.convert(rerun, Rerun.class).inWords()) : Optional.empty();
    }

    /** What else keeps the run from being green. */
    List<String> irregularities() {
        return texts("/results/extra/irregularities");
    }

    /** What its reader must know, and what does not make it red. */
    List<String> notes() {
        return texts("/results/extra/notes");
    }

    List<String> leftovers() {
        return texts("/results/extra/cleanup/leftovers");
    }

    private List<String> texts(String pointer) {
        List<String> texts = new ArrayList<>();
        json.at(pointer).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    Verdict verdict() {
        String verdict = json.at("/results/extra/verdict").asText();
        return Stream.of(Verdict.values())
                .filter(value -> value.json().equals(verdict))
                .findFirst()
                .orElse(Verdict.INCOMPLETE);
    }

    /** How many scenarios and tests, and what became of them. */
    String counts() {
        List<Status> statuses = new ArrayList<>();
        json.at("/results/tests").forEach(row -> statuses.add(status(row)));
        String byStatus = Stream.of(Status.values())
                .filter(statuses::contains)
                .map(status -> StatusWords.count(
                        statuses.stream().filter(status::equals).count(), status))
                .collect(Collectors.joining(", "));
        return Words.count(json.at("/results/summary/suites").asLong(), "scenario") + ", "
                + Words.count(statuses.size(), "test") + (byStatus.isEmpty() ? "" : ": " + byStatus)
                + rows("flaky", row -> row.path("flaky").asBoolean())
                + rows("in quarantine", row -> row.at("/extra/quarantine").isTextual());
    }

    private String rows(String what, Predicate<JsonNode> which) {
        long count = 0;
        for (JsonNode row : json.at("/results/tests")) {
            count += which.test(row) ? 1 : 0;
        }
        return count == 0 ? "" : ", " + count + " " + what;
    }

    private static Status status(JsonNode row) {
        return StatusWords.parse(row.path("rawStatus").asText());
    }
}
