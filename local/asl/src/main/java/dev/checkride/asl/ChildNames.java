package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The ARNs of a Map run and its children.
 *
 * @param account the start of each ARN, up to the account id and the colon after it
 * @param map the machine's name, a slash, and the Map's label
 */
record ChildNames(String account, String map, String runId, boolean express, String roleArn, RandomGenerator random) {
    private static final String MACHINE = "stateMachine:";

    static ChildNames of(Visit visit, Optional<String> label, boolean express) {
        RandomGenerator random = visit.engine().surroundings().random();
        ExecutionRequest parent = visit.engine().execution().request();
        String machine = parent.stateMachineArn();
        int name = machine.indexOf(MACHINE) + MACHINE.length();
        String map = machine.substring(name) + "/" + label.orElseGet(() -> Uuids.next(random));
        String account = machine.substring(0, name - MACHINE.length());
        return new ChildNames(account, map, Uuids.next(random), express, parent.roleArn(), random);
    }

    String mapRunArn() {
        return account + "mapRun:" + map + ":" + runId;
    }

    ExecutionRequest child(JsonNode input) {
        String name = Uuids.next(random);
        String arn = express
                ? account + "express:" + map + ":" + runId + ":" + name
                : account + "execution:" + map + ":" + name;
        return new ExecutionRequest(account + MACHINE + map, arn, name, roleArn, input);
    }
}
