package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.scenario.TargetUnderTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A run without scenarios: set up by the steps of every run, and open until it is ended. */
final class Session {
    private final ExecutorSteps steps;
    private final String execution;
    private final LocalRun run;
    private final Clock clock;

    Session(LocalRun run, RunId id, LocalContext.Log log, Clock clock) {
        this.run = run;
        this.steps = new ExecutorSteps(run::handler, log, clock);
        this.execution = "arn:aws:states:" + run.sandbox().region() + ":"
                + run.sandbox().accountId() + ":execution:checkride:" + id;
        this.clock = clock;
    }

    /**
     * Reads the stack, clears tables if the request says so, and creates the accounts.
     *
     * @throws CannotRunException if a step fails; what was made by then is still to be removed by {@link #end()}
     */
    TargetUnderTest open(JsonNode request) {
        ObjectNode event = Json.object().put("startTime", clock.instant().toString());
        event.set("request", request);
        take("ReadTarget", event);
        take("ClearTables", Json.object());
        String secret = take("CreateAccounts", Json.object()).path("secret").asText();
        return run.target(execution, secret);
    }

    /** Removes what {@link #open} has made, and says what could not be removed. */
    List<String> end() {
        List<String> left = new ArrayList<>();
        steps.take(ExecutorFunction.TEAR_DOWN, "TearDown", execution, Json.object())
                .path("leftovers")
                .forEach(item -> left.add(item.asText()));
        return left;
    }

    private JsonNode take(String step, ObjectNode event) {
        return steps.take(ExecutorFunction.SET_UP, step, execution, event);
    }
}
