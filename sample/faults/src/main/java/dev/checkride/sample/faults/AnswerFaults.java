package dev.checkride.sample.faults;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** An answer that says something else than it should. */
final class AnswerFaults {
    private AnswerFaults() {}

    static List<UsersFault> all() {
        return List.of(
                Route.fault("invalid-body-accepted", AnswerFaults::accept),
                Route.fault("refusal-without-reason", AnswerFaults::dropReason),
                Route.fault("timestamp-missing", AnswerFaults::dropTimestamp),
                Route.fault("content-type-is-text", AnswerFaults::asText),
                Route.fault("created-is-201", AnswerFaults::created));
    }

    private static APIGatewayProxyResponseEvent accept(Route route) {
        APIGatewayProxyResponseEvent answer = route.answer();
        return answer.getStatusCode() == 400 ? Route.answer(200, "{\"userid\": \"unknown\"}") : answer;
    }

    private static APIGatewayProxyResponseEvent dropReason(Route route) {
        APIGatewayProxyResponseEvent answer = route.answer();
        return answer.getStatusCode() == 400 ? answer.withBody("{}") : answer;
    }

    private static APIGatewayProxyResponseEvent dropTimestamp(Route route) {
        APIGatewayProxyResponseEvent answer = route.answer();
        return Documents.read(answer.getBody()) instanceof ObjectNode user
                ? answer.withBody(Documents.write(user.without("timestamp")))
                : answer;
    }

    private static APIGatewayProxyResponseEvent asText(Route route) {
        return route.answer().withHeaders(Map.of("Content-Type", "text/plain"));
    }

    private static APIGatewayProxyResponseEvent created(Route route) {
        APIGatewayProxyResponseEvent answer = route.answer();
        return route.is("POST /users") && answer.getStatusCode() == 200 ? answer.withStatusCode(201) : answer;
    }
}
