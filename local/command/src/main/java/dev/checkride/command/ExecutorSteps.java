package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** Takes single steps of the executor, in its own functions but without the state machine. */
final class ExecutorSteps {
    private final Function<ExecutorFunction, RequestStreamHandler> handlers;
    private final LocalContext.Log log;
    private final Clock clock;

    ExecutorSteps(Function<ExecutorFunction, RequestStreamHandler> handlers, LocalContext.Log log, Clock clock) {
        this.handlers = handlers;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Takes a step and returns its answer.
     *
     * @param event what the step needs besides the execution
     * @throws CannotRunException with the step's own words, if it fails
     */
    JsonNode take(ExecutorFunction function, String step, String execution, ObjectNode event) {
        return take(function, event.deepCopy().put("step", step).put("execution", execution));
    }

    /**
     * Hands an event to a function and returns its answer.
     *
     * @throws CannotRunException with the step's own words, if it fails
     */
    JsonNode take(ExecutorFunction function, ObjectNode event) {
        InvocationContext invocation = new InvocationContext(
                UUID.randomUUID().toString(),
                "arn:aws:lambda:local:000000000000:function:checkride-" + function.functionName(),
                clock.instant().plus(function.timeout()));
        try {
            return Json.read(
                    HandlerFunction.of(handlers.apply(function), log).invoke(Json.bytes(event), invocation),
                    JsonNode.class);
        } catch (FunctionFailure failed) {
            throw new CannotRunException(event.path("step").asText() + ": " + failed.getMessage(), failed);
        }
    }
}
