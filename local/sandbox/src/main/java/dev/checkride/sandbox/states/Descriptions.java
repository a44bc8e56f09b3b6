package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.MapRun;
import dev.checkride.asl.MapRunCounts;
import dev.checkride.sandbox.protocol.Json;

/** Executions and Map runs in the shapes of the API. */
final class Descriptions {
    private Descriptions() {}

    /** What lists and descriptions of an execution have in common. */
    static ObjectNode summary(Execution execution) {
        ObjectNode node = Json.object()
                .put("executionArn", execution.arn())
                .put("stateMachineArn", execution.stateMachineArn())
                .put("name", execution.name())
                .put("status", execution.status().name())
                .put("startDate", Json.seconds(execution.startDate()))
                .put("redriveCount", execution.redriveCount());
        execution.stopDate().ifPresent(when -> node.put("stopDate", Json.seconds(when)));
        execution.redriveDate().ifPresent(when -> node.put("redriveDate", Json.seconds(when)));
        return node;
    }

    static ObjectNode full(Execution execution) {
        ObjectNode node = summary(execution).put("input", execution.inputText());
        node.putObject("inputDetails").put("included", true);
        execution.outputText().ifPresent(output -> {
            node.put("output", output);
            node.putObject("outputDetails").put("included", true);
        });
        execution.error().ifPresent(error -> node.put("error", error));
        execution.cause().ifPresent(cause -> node.put("cause", cause));
        return node;
    }

    static ObjectNode summary(MapRun run, Execution execution) {
        ObjectNode node = Json.object()
                .put("executionArn", run.executionArn())
                .put("mapRunArn", run.arn())
                .put("stateMachineArn", execution.stateMachineArn())
                .put("startDate", Json.seconds(run.startDate()));
        run.stopDate().ifPresent(when -> node.put("stopDate", Json.seconds(when)));
        return node;
    }

    static ObjectNode full(MapRun run) {
        ObjectNode node = Json.object()
                .put("mapRunArn", run.arn())
                .put("executionArn", run.executionArn())
                .put("status", run.status().name())
                .put("startDate", Json.seconds(run.startDate()))
                .put("maxConcurrency", run.maxConcurrency())
                .put("toleratedFailurePercentage", run.toleratedFailurePercentage())
                .put("toleratedFailureCount", run.toleratedFailureCount())
                .put("redriveCount", run.redriveCount());
        run.stopDate().ifPresent(when -> node.put("stopDate", Json.seconds(when)));
        run.redriveDate().ifPresent(when -> node.put("redriveDate", Json.seconds(when)));
        node.set("itemCounts", counts(run.itemCounts()));
        node.set("executionCounts", counts(run.executionCounts()));
        return node;
    }

    private static ObjectNode counts(MapRunCounts counts) {
        return Json.object()
                .put("total", counts.total())
                .put("pending", counts.pending())
                .put("running", counts.running())
                .put("succeeded", counts.succeeded())
                .put("failed", counts.failed())
                .put("timedOut", counts.timedOut())
                .put("aborted", counts.aborted())
                .put("resultsWritten", 0)
                .put("failuresNotRedrivable", 0)
                .put("pendingRedrive", counts.pendingRedrive());
    }
}
