package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.List;
import java.util.Map;

/** The operations that describe machines. */
final class MachineOperations {
    private final Map<String, Machine> machines;

    MachineOperations(Map<String, Machine> machines) {
        this.machines = machines;
    }

    Map<String, JsonOperation> all() {
        return Map.of("DescribeStateMachine", this::describe, "ListStateMachines", this::list);
    }

    static Machine named(Map<String, Machine> machines, JsonInput input) {
        String arn = Arns.stateMachine(input);
        Machine machine = machines.get(arn);
        if (machine == null) {
            throw ServiceError.of("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return machine;
    }

    private JsonNode describe(JsonInput input) {
        Machine machine = named(machines, input);
        return machine.describe()
                .put("status", "ACTIVE")
                .put("type", "STANDARD")
                .put("creationDate", Json.seconds(machine.created()));
    }

    private JsonNode list(JsonInput input) {
        return Paging.answer(
                input,
                "stateMachines",
                List.copyOf(machines.values()),
                Machine::arn,
                (list, machine) -> list.addObject()
                        .put("stateMachineArn", machine.arn())
                        .put("name", machine.name())
                        .put("type", "STANDARD")
                        .put("creationDate", Json.seconds(machine.created())));
    }
}
