package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.SupportedTasks.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of {@code lambda:invoke}, as far as the sandbox has them: FunctionName, Payload, and the one
 * InvocationType that waits for the answer.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke an AWS Lambda function with Step Functions</a>
 */
final class InvokeArguments {
    private static final String FUNCTION = "FunctionName";
    private static final String PAYLOAD = "Payload";
    private static final String TYPE = "InvocationType";
    private static final String WAITING = "RequestResponse";
    private static final String OPENS_EXPRESSION = "{%";

    private InvokeArguments() {}

    /** What is wrong about them; where one is an expression, only its value will tell. */
    static List<Problem> problems(JsonNode arguments) {
        List<Problem> problems = new ArrayList<>();
        if (!arguments.has(FUNCTION)) {
            problems.add(new Problem("Arguments", "the field '" + FUNCTION + "' is missing"));
        }
        arguments.properties().forEach(argument -> {
            String name = argument.getKey();
            if (name.equals(TYPE)) {
                JsonNode type = argument.getValue();
                if (!type.asText().equals(WAITING) && !type.asText().startsWith(OPENS_EXPRESSION)) {
                    problems.add(at(name, "'" + type.asText() + "' is not supported: it must be " + WAITING));
                }
            } else if (!name.equals(FUNCTION) && !name.equals(PAYLOAD)) {
                problems.add(at(name, "the argument '" + name + "' of lambda:invoke is not supported"));
            }
        });
        return problems;
    }

    private static Problem at(String argument, String message) {
        return new Problem("Arguments/" + argument, message);
    }
}
