package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.SupportedTasks;
import dev.checkride.asl.SupportedTasks.Problem;
import dev.checkride.asl.TaskCall;
import dev.checkride.asl.TaskFailedException;
import dev.checkride.asl.TaskRunner;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Runs tasks that invoke functions, by the service integration or by the function's ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an AWS Lambda function with Step Functions</a>
 */
final class LambdaTasks implements TaskRunner {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final String FUNCTION = "arn:aws:lambda:";

    private final Functions functions;

    LambdaTasks(Functions functions) {
        this.functions = functions;
    }

    /** What a definition may ask for; see {@link dev.checkride.asl.SupportedTasks}. */
    static List<Problem> problems(String resource, Optional<JsonNode> arguments) {
        if (resource.equals(INVOKE)) {
            return arguments
                    .filter(JsonNode::isObject)
                    .map(InvokeArguments::problems)
                    .orElse(List.of());
        }
        return resource.startsWith(FUNCTION) ? List.of() : List.of(SupportedTasks.unsupported(resource));
    }

    @Override
    public JsonNode run(TaskCall call) throws TaskFailedException, InterruptedException {
        return call.resource().equals(INVOKE) ? invoke(call.arguments()) : invoke(call.resource(), call.arguments());
    }

    private JsonNode invoke(JsonNode arguments) throws TaskFailedException, InterruptedException {
        List<Problem> problems = InvokeArguments.problems(arguments);
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            throw new TaskFailedException("States.Runtime", first.place() + ": " + first.message());
        }
        JsonNode payload = arguments.path("Payload");
        String function = arguments.path("FunctionName").asText();
        ObjectNode result = Json.object().put("ExecutedVersion", "$LATEST").put("StatusCode", 200);
        result.set("Payload", invoke(function, payload.isMissingNode() ? Json.object() : payload));
        return result;
    }

    private JsonNode invoke(String function, JsonNode payload) throws TaskFailedException, InterruptedException {
        String arn = functions
                .find(function)
                .orElseThrow(() -> new TaskFailedException(
                        "Lambda.ResourceNotFoundException", "Function not found: " + functions.arn(function)));
        try {
            return Json.parse(functions.invoke(arn, Json.bytes(payload)));
        } catch (FunctionFailure failure) {
            throw failed(failure);
        } catch (IOException e) {
            throw new TaskFailedException("Lambda.Unknown", "The function " + arn + " returned no JSON.");
        }
    }

    /** A function that was killed or has ended itself did not tell its error: Step Functions names that Lambda.Unknown. */
    private static TaskFailedException failed(FunctionFailure failure) {
        String cause = new String(failure.json(), StandardCharsets.UTF_8);
        return failure.errorType().equals(FunctionFailure.EXIT)
                ? new TaskFailedException(
                        "Lambda.Unknown",
                        "The cause could not be determined because Lambda did not return an error type. Returned payload: "
                                + cause)
                : new TaskFailedException(failure.errorType(), cause);
    }
}
