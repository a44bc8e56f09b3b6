package dev.checkride.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** What the tests share: requests, JSON in single quotes, surroundings in which no wait takes time. */
final class Machines {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PREFIX = "arn:aws:states:eu-west-1:123456789012:";

    private Machines() {}

    static ExecutionRequest request(JsonNode input) {
        return new ExecutionRequest(
                PREFIX + "stateMachine:Trial",
                PREFIX + "execution:Trial:first",
                "first",
                "arn:aws:iam::123456789012:role/trial",
                input);
    }

    static JsonNode json(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static Surroundings surroundings(TaskRunner tasks) {
        return new Surroundings(tasks, NO_ITEMS, Clock.systemUTC(), duration -> {}, new Random(7));
    }

    static final TaskRunner NO_TASKS = call -> {
        throw new IllegalStateException("no task is expected");
    };

    static final ItemSource NO_ITEMS = (resource, arguments) -> {
        throw new IllegalStateException("no item reader is expected");
    };

    static Execution start(String definition, String input, TaskRunner tasks) {
        return StateMachine.parse(definition).start(request(json(input)), surroundings(tasks));
    }

    static Execution run(String definition, String input, TaskRunner tasks) throws InterruptedException {
        return start(definition, input, tasks).await();
    }

    static Execution run(String definition, String input) throws InterruptedException {
        return run(definition, input, NO_TASKS);
    }

    /** A JSONata machine of one Pass state with an Output. */
    static String passing(String output) {
        return machine("A", "'A': {'Type': 'Pass', 'Output': %s, 'End': true}".formatted(output));
    }

    /** A JSONata machine; single quotes stand for double ones. */
    static String machine(String startAt, String states) {
        return ("{'QueryLanguage': 'JSONata', 'StartAt': '" + startAt + "', 'States': {" + states + "}}")
                .replace('\'', '"');
    }

    /** The ProcessorConfig of a mode. */
    static String config(String mode) {
        String type = mode.equals("DISTRIBUTED") ? ", 'ExecutionType': 'STANDARD'" : "";
        return "'ProcessorConfig': {'Mode': '" + mode + "'" + type + "}";
    }

    /** The types of all events, in order. */
    static List<String> types(Execution execution) {
        return execution.history().stream().map(HistoryEvent::type).toList();
    }

    /** The details of the first event of a type. */
    static JsonNode details(Execution execution, String type) {
        return execution.history().stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow()
                .details();
    }
}
