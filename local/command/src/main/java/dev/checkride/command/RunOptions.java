package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.scenario.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that become the request of a run. */
final class RunOptions {
    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Option(names = "--max-concurrency", paramLabel = "N", description = "How many scenarios run at a time.")
    private @Nullable Integer maxConcurrency;

    @Option(
            names = "--deadline",
            paramLabel = "MINUTES",
            description = "When no further scenario is started, in minutes from the beginning.")
    private @Nullable Integer deadlineMinutes;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "How often a failed test is repeated; one that passes then is flaky.")
    private @Nullable Integer retries;

    @Option(names = "--fail-on-flaky", description = "A test that passes only when it is repeated makes the run red.")
    private boolean failOnFlaky;

    @Option(names = "--fail-fast", description = "Start no further scenario once one is red.")
    private boolean failFast;

    @Option(
            names = "--clear-tables",
            description =
                    "Clear the tables first that checkride.json names and that carry the tag checkride:clearable.")
    private boolean clearTables;

    ObjectNode toRequest() {
        ObjectNode request = Json.object();
        Selection selected = selection.toSelection();
        putAll(request, "include", selected.include());
        putAll(request, "exclude", selected.exclude());
        putAll(request, "tags", selected.tags());
        if (maxConcurrency != null) {
            request.put("maxConcurrency", maxConcurrency);
        }
        if (deadlineMinutes != null) {
            request.put("deadlineMinutes", deadlineMinutes);
        }
        if (retries != null) {
            request.put("retries", retries);
        }
        if (failOnFlaky) {
            request.put("failOnFlaky", true);
        }
        if (failFast) {
            request.put("failFast", true);
        }
        if (clearTables) {
            request.put("clearTables", true);
        }
        return request;
    }

    private static void putAll(ObjectNode request, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = request.putArray(field);
            values.forEach(array::add);
        }
    }
}
