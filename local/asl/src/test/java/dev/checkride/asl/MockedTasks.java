package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Answers tasks with recorded outcomes: the first one left that was recorded for the same arguments, since branches
 * call in no certain order.
 */
final class MockedTasks implements TaskRunner {
    private final List<JsonNode> left = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    MockedTasks(JsonNode taskCalls) {
        taskCalls.forEach(left::add);
    }

    @Override
    public JsonNode run(TaskCall call) throws TaskFailedException, InterruptedException {
        JsonNode outcome = take(call).path("outcome");
        JsonNode cause = outcome.path("cause");
        switch (outcome.path("status").asText()) {
            case "SUCCEEDED" -> {
                return outcome.path("output");
            }
            case "FAILED" ->
                throw new TaskFailedException(
                        outcome.path("error").asText(), cause.isTextual() ? cause.asText() : cause.toString());
            default -> {
                // It never answered.
                new CountDownLatch(1).await();
                throw new IllegalStateException("unreachable");
            }
        }
    }

    private synchronized JsonNode take(TaskCall call) {
        for (JsonNode recorded : left) {
            if (Likeness.matches(recorded.path("input"), call.arguments())) {
                left.remove(recorded);
                return recorded;
            }
        }
        differences.add("no call was recorded with " + call.arguments());
        throw new IllegalStateException("no such call was recorded");
    }

    synchronized List<String> differences() {
        List<String> all = new ArrayList<>(differences);
        left.forEach(call -> all.add("not called: " + call.path("input")));
        return all;
    }
}
