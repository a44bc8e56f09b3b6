package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.RunLedger;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.handler.TearDownHandler;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cleans up after a run whose execution is over without having done so: the steps TearDown and Report, by the function
 * that is deployed for them.
 */
final class Janitor {
    private static final ExecutorFunction FUNCTION = ExecutorFunction.TEAR_DOWN;

    private final ExecutorSteps steps;
    private final Ledger ledger;
    private final String execution;

    /** Cleans up after an execution with the services that the settings point at. */
    Janitor(Settings settings, String execution) {
        this.steps = new ExecutorSteps(function -> new TearDownHandler(settings), (arn, text) -> {}, settings.clock());
        this.ledger = RunLedger.of(settings);
        this.execution = execution;
    }

    /** What the ledger says was made, as far as the run has come. */
    Optional<LedgerEntry> ledger() {
        return ledger.find(execution);
    }

    /** Closes the run in the ledger: whatever still runs for it makes nothing more. */
    void close() {
        ledger.close(execution);
    }

    /**
     * Removes what the run has made.
     *
     * @return what is left
     * @throws CannotRunException if teardown could not even try
     */
    List<String> tearDown() {
        List<String> left = new ArrayList<>();
        take("TearDown", Json.object()).path("leftovers").forEach(item -> left.add(item.asText()));
        return left;
    }

    /**
     * Writes the result of the run, unless it has one.
     *
     * @return its verdict
     * @throws CannotRunException if it could not be written
     */
    String report(String cause, List<String> running) {
        ObjectNode event = Json.object();
        ObjectNode outcome = event.putObject("outcome").put("status", "ABORTED").put("cause", cause);
        outcome.set("running", Json.tree(running));
        return take("Report", event).path("verdict").asText();
    }

    private JsonNode take(String step, ObjectNode event) {
        return steps.take(FUNCTION, step, execution, event);
    }
}
