package dev.checkride.sandbox.states;

import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.ServiceError;

/** The ARNs in calls, checked for their form before anything is looked up. */
final class Arns {
    private static final String STATE_MACHINE = "stateMachine";
    private static final String EXECUTION = "execution";
    private static final String MAP_RUN = "mapRun";
    private static final int PARTS = 7;

    private Arns() {}

    static String stateMachine(JsonInput input) {
        return of(input, "stateMachineArn", STATE_MACHINE);
    }

    static String execution(JsonInput input) {
        return of(input, "executionArn", EXECUTION);
    }

    static String mapRun(JsonInput input) {
        return of(input, "mapRunArn", MAP_RUN);
    }

    /** The ARN of an execution of a machine. */
    static String execution(String machineArn, String name) {
        return machineArn.replace(":" + STATE_MACHINE + ":", ":" + EXECUTION + ":") + ":" + name;
    }

    private static String of(JsonInput input, String field, String type) {
        String arn = input.require(field);
        String[] parts = arn.split(":", -1);
        if (parts.length < 2 || !parts[0].equals("arn")) {
            throw invalid("Invalid ARN prefix: " + arn);
        }
        if (parts.length < PARTS || !parts[2].equals("states")) {
            throw invalid("Invalid ARN: " + arn);
        }
        if (!parts[5].equals(type)) {
            throw invalid("Resource type not valid in this context: " + parts[5]);
        }
        return arn;
    }

    private static ServiceError invalid(String message) {
        return ServiceError.of("InvalidArn", "Invalid Arn: '" + message + "'");
    }
}
