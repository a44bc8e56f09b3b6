package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.run.Json;
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

    Session(LocalRun run, String execution, LocalContext.Log log, Clock clock) {
        this.run = run;
        this.steps = new ExecutorSteps(run::handler, log, clock);
        this.execution = execution;
        this.clock = clock;
    }

    /**
     * Reads the stack and creates the accounts.
     *
     * @param whenRead is told when the ledger is open and nothing is made yet
     * @throws CannotRunException if a step fails; what was made by then is still to be removed by {@link #end()}
     */
    TargetUnderTest open(JsonNode request, Runnable whenRead) {
        ObjectNode event = Json.object().put("startTime", clock.instant().toString());
        event.set("request", request);
        take("ReadTarget", event);
        whenRead.run();
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
