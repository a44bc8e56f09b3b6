package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.StateMachine;
import dev.checkride.sandbox.protocol.Json;
import java.time.Instant;

/** A state machine that was created. */
record Machine(String arn, String name, String roleArn, String definition, StateMachine parsed, Instant created) {
    /** What the descriptions of a machine and of an execution's machine have in common. */
    ObjectNode describe() {
        ObjectNode node = Json.object()
                .put("stateMachineArn", arn)
                .put("name", name)
                .put("definition", definition)
                .put("roleArn", roleArn);
        node.putObject("loggingConfiguration").put("level", "OFF").put("includeExecutionData", false);
        node.putObject("tracingConfiguration").put("enabled", false);
        return node;
    }
}
