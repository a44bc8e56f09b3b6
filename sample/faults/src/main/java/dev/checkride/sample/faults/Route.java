package dev.checkride.sample.faults;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the sound function, and whatever else is asked of it meanwhile.
 *
 * @param sound the function as it is
 * @param event the request
 * @param context its invocation
 */
record Route(
        RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> sound,
        APIGatewayProxyRequestEvent event,
        Context context) {
    private static final String ONE_USER = "/users/{userid}";

    /** What is changed about a request or its answer. */
    @FunctionalInterface
    interface Change {
        APIGatewayProxyResponseEvent answer(Route route);
    }

    static UsersFault fault(String name, Change change) {
        return UsersFault.inRoutes(name, sound -> (event, context) -> change.answer(new Route(sound, event, context)));
    }

    boolean is(String methodAndResource) {
        return methodAndResource.equals(event.getHttpMethod() + " " + event.getResource());
    }

    /** The request to one user, by this method. */
    boolean isOfOneUser(String method) {
        return is(method + " " + ONE_USER);
    }

    String userId() {
        return Optional.ofNullable(event.getPathParameters().get("userid")).orElse("");
    }

    /** The answer of the sound function. */
    APIGatewayProxyResponseEvent answer() {
        return sound.handleRequest(event, context);
    }

    /** Another request about one user. */
    APIGatewayProxyResponseEvent ask(String method, String userId, String body) {
        return sound.handleRequest(
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod(method)
                        .withResource(ONE_USER)
                        .withPathParameters(Map.of("userid", userId))
                        .withBody(body),
                context);
    }

    static APIGatewayProxyResponseEvent answer(int status, String body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", "application/json", "Access-Control-Allow-Origin", "*"))
                .withBody(body)
                .withIsBase64Encoded(false);
    }
}
