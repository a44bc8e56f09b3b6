package dev.checkride.executor.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.InvalidRequestException;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The result of a run that is over. */
public final class EarlierRun {
    /** What is said of a stack that was changed while a run tested it. */
    public static final String STACK_CHANGED = " was changed during the run";

    private final RunId id;
    private final JsonNode results;
    private final int plannedTests;

    private EarlierRun(RunId id, JsonNode results, int plannedTests) {
        this.id = id;
        this.results = results;
        this.plannedTests = plannedTests;
    }

    /**
     * Reads the result of a run.
     *
     * @param store finds what is stored under a key
     * @throws InvalidRequestException if there is none, if it is damaged, or if a newer version has written it
     */
    public static EarlierRun read(Function<String, Optional<byte[]>> store, RunId id) {
        RunKeys keys = new RunKeys(id);
        Optional<byte[]> stored = store.apply(keys.result());
        Optional<byte[]> plan = store.apply(keys.plan());
        if (stored.isEmpty()) {
            throw new InvalidRequestException(
                    plan.isPresent()
                            ? "The run " + id
                                    + " has no result yet: it still runs, or was never reported. Wait for its end"
                            : "There is no result of a run " + id + ": the name is wrong, or it was deleted");
        }
        JsonNode results = parse(stored.get(), id);
        int tests = plan.map(json -> List.of(Json.read(json, PlannedScenario[].class))).orElse(List.of()).stream()
                .mapToInt(scenario -> scenario.tests().size())
                .sum();
        return new EarlierRun(id, results, tests);
    }

    private static JsonNode parse(byte[] json, RunId id) {
        JsonNode document;
        try {
            document = Json.parse(json);
        } catch (JsonProcessingException damaged) {
            throw new InvalidRequestException("The result of the run " + id + " is damaged: it is not JSON");
        }
        JsonNode results = document.path("results");
        int version = results.at("/extra/version").asInt(1);
        if (!results.at("/extra/verdict").isTextual() || version > CtrfFormat.VERSION) {
            throw new InvalidRequestException("The result of the run " + id + " was written by another version ("
                    + version + ", and this one knows " + CtrfFormat.VERSION + "): use that version for it");
        }
        return results;
    }

    /** The content of {@code results} in its result file. */
    public JsonNode results() {
        return results;
    }

    /** The run. */
    public RunId id() {
        return id;
    }

    /** The stack that it tested, if its request named one. */
    public Optional<String> stackName() {
        return Optional.ofNullable(results.at("/environment/appName").textValue());
    }

    /** How many tests were planned for it. */
    public int plannedTests() {
        return plannedTests;
    }

    /** Whether a row of a result kept its run from being green. */
    public static boolean isRed(JsonNode row) {
        String status = row.path("rawStatus").asText();
        return row.at("/extra/red")
                .asBoolean(!status.equals(Status.PASSED.json()) && !status.equals(Status.SKIPPED.json()));
    }

    /**
     * Those of the scenarios and tests that were red in this run.
     *
     * @throws InvalidRequestException if none was, if one of them does not exist any more, or if the others may have tested
     *     another version of the stack
     */
    public List<PlannedScenario> redOf(List<PlannedScenario> catalog) {
        for (JsonNode irregularity : results.at("/extra/irregularities")) {
            if (irregularity.asText().contains(STACK_CHANGED)) {
                throw new InvalidRequestException("Of the run " + id + " nothing can be relied on, since its "
                        + irregularity.asText().replaceFirst("\\(.*", "").strip() + ". Start a whole run");
            }
        }
        Map<String, Set<String>> redRows = new LinkedHashMap<>();
        for (JsonNode row : results.path("tests")) {
            if (isRed(row)) {
                redRows.computeIfAbsent(row.at("/suite/0").asText(), name -> new LinkedHashSet<>())
                        .add(row.path("testId").asText());
            }
        }
        List<PlannedScenario> selected = new ArrayList<>();
        for (PlannedScenario scenario : catalog) {
            Set<String> rows = redRows.remove(scenario.className());
            if (rows != null) {
                selected.add(new PlannedScenario(scenario.id(), scenario.className(), testsOf(scenario, rows)));
            }
        }
        if (!redRows.isEmpty()) {
            throw new InvalidRequestException("Scenarios that were red in the run " + id + " do not exist any more: "
                    + String.join(", ", new TreeSet<>(redRows.keySet())) + ". Start a whole run");
        }
        if (selected.isEmpty()) {
            throw new InvalidRequestException("No test was red in the run " + id + ", which ended with the verdict \""
                    + results.at("/extra/verdict").asText() + "\": there is nothing to repeat. Start a whole run");
        }
        return selected;
    }

    /** A row that belongs to no test that there is, as of the class as a whole, stands for all. */
    private static List<PlannedTest> testsOf(PlannedScenario scenario, Set<String> rows) {
        boolean all = rows.stream().anyMatch(row -> scenario.tests().stream().noneMatch(test -> isOf(row, test)));
        return scenario.tests().stream()
                .filter(test -> all || rows.stream().anyMatch(row -> isOf(row, test)))
                .toList();
    }

    private static boolean isOf(String row, PlannedTest test) {
        return row.equals(test.uniqueId()) || row.startsWith(test.uniqueId() + "/");
    }
}
