package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.HistoryEvent;
import dev.checkride.asl.MapRun;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The operations that list: executions, their events, their Map runs. */
final class ExecutionLists {
    private static final Set<String> STATUSES =
            Set.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
    private static final Set<String> REDRIVES = Set.of("REDRIVEN", "NOT_REDRIVEN");
    /** The fields of events that hold data. */
    private static final Set<String> DATA =
            Set.of("input", "inputDetails", "output", "outputDetails", "parameters", "assignedVariables");

    private final Map<String, Machine> machines;
    private final Executions executions;

    ExecutionLists(Map<String, Machine> machines, Executions executions) {
        this.machines = machines;
        this.executions = executions;
    }

    Map<String, JsonOperation> all() {
        return Map.of(
                "ListExecutions", this::list,
                "GetExecutionHistory", this::history,
                "ListMapRuns", this::listMapRuns,
                "DescribeMapRun", input -> Descriptions.full(mapRun(input)));
    }

    private JsonNode list(JsonInput input) {
        if (input.has("mapRunArn") == input.has("stateMachineArn")) {
            throw Paging.validation("exactly one of stateMachineArn and mapRunArn must be given");
        }
        check(input, "statusFilter", STATUSES);
        check(input, "redriveFilter", REDRIVES);
        return input.has("mapRunArn") ? listChildren(input) : listOfMachine(input);
    }

    private JsonNode listOfMachine(JsonInput input) {
        Machine machine = MachineOperations.named(machines, input);
        if (input.text("statusFilter").filter("PENDING_REDRIVE"::equals).isPresent()) {
            throw Paging.validation("the statusFilter PENDING_REDRIVE needs a mapRunArn");
        }
        return page(
                input, executions.of(machine.arn()), (list, execution) -> list.add(Descriptions.summary(execution)));
    }

    private JsonNode listChildren(JsonInput input) {
        MapRun run = mapRun(input);
        List<Execution> children = new ArrayList<>(run.remembered());
        Collections.reverse(children);
        return page(
                input,
                children,
                (list, child) -> list.add(Descriptions.summary(child).put("mapRunArn", run.arn())));
    }

    private static JsonNode page(JsonInput input, List<Execution> all, BiConsumer<ArrayNode, Execution> writer) {
        List<Execution> found = all.stream()
                .filter(execution -> input.text("statusFilter")
                        .map(execution.status().name()::equals)
                        .orElse(true))
                .filter(execution -> input.text("redriveFilter")
                        .map(filter -> filter.equals("REDRIVEN") == execution.redriveCount() > 0)
                        .orElse(true))
                .toList();
        return Paging.answer(input, "executions", found, Execution::arn, writer);
    }

    private JsonNode history(JsonInput input) {
        List<HistoryEvent> events =
                new ArrayList<>(executions.named(Arns.execution(input)).history());
        if (input.flag("reverseOrder", false)) {
            Collections.reverse(events);
        }
        boolean withData = input.flag("includeExecutionData", true);
        return Paging.answer(
                input,
                "events",
                events,
                event -> String.valueOf(event.id()),
                (list, event) -> list.addObject()
                        .put("id", event.id())
                        .put("previousEventId", event.previousEventId())
                        .put("timestamp", Json.seconds(event.timestamp()))
                        .put("type", event.type())
                        .setAll(withData ? (ObjectNode) event.details() : withoutData(event)));
    }

    private static ObjectNode withoutData(HistoryEvent event) {
        ObjectNode details = event.details().deepCopy();
        details.forEach(detail -> ((ObjectNode) detail).remove(DATA));
        return details;
    }

    private JsonNode listMapRuns(JsonInput input) {
        Execution execution = executions.named(Arns.execution(input));
        List<MapRun> runs = new ArrayList<>(execution.mapRuns());
        Collections.reverse(runs);
        return Paging.answer(
                input, "mapRuns", runs, MapRun::arn, (list, run) -> list.add(Descriptions.summary(run, execution)));
    }

    private MapRun mapRun(JsonInput input) {
        String arn = Arns.mapRun(input);
        return executions
                .mapRun(arn)
                .orElseThrow(() -> ServiceError.of("ResourceNotFound", "Resource not found: '" + arn + "'"));
    }

    private static void check(JsonInput input, String field, Set<String> known) {
        input.text(field).filter(value -> !known.contains(value)).ifPresent(value -> {
            throw Paging.validation("Value '" + value + "' at '" + field
                    + "' failed to satisfy constraint: Member must satisfy enum value set: " + known);
        });
    }
}
