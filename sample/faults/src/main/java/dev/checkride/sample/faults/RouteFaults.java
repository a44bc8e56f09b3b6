package dev.checkride.sample.faults;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A route that does something else than it should. */
final class RouteFaults {
    private RouteFaults() {}

    static List<UsersFault> all() {
        return List.of(
                Route.fault("deleted-user-returns", RouteFaults::keepDeleted),
                Route.fault("deleting-twice-is-an-error", RouteFaults::refuseAbsent),
                Route.fault("list-first-page-only", RouteFaults::firstOnly),
                Route.fault("post-overwrites-existing", RouteFaults::overwrite),
                Route.fault("put-keeps-what-is-left-out", RouteFaults::merge),
                Route.fault("put-believes-the-body", RouteFaults::believeBody),
                Route.fault("numbers-lose-digits", RouteFaults::roundNumbers),
                Route.fault("no-user-is-found", RouteFaults::findNothing));
    }

    private static APIGatewayProxyResponseEvent keepDeleted(Route route) {
        return route.isOfOneUser("DELETE") ? Route.answer(200, "{}") : route.answer();
    }

    private static APIGatewayProxyResponseEvent refuseAbsent(Route route) {
        boolean absent = route.isOfOneUser("DELETE")
                && route.ask("GET", route.userId(), "").getBody().equals("{}");
        return absent ? Route.answer(404, "{\"Message\": \"There is no such user\"}") : route.answer();
    }

    /** With a page of one user, so that nobody has to store megabytes to see the second. */
    private static APIGatewayProxyResponseEvent firstOnly(Route route) {
        APIGatewayProxyResponseEvent answer = route.answer();
        if (route.is("GET /users")) {
            ArrayNode users = (ArrayNode) Documents.read(answer.getBody());
            while (users.size() > 1) {
                users.remove(1);
            }
            answer.setBody(Documents.write(users));
        }
        return answer;
    }

    private static APIGatewayProxyResponseEvent overwrite(Route route) {
        APIGatewayProxyResponseEvent answer = route.answer();
        if (answer.getStatusCode() == 409) {
            String body = route.event().getBody();
            return route.ask("PUT", Documents.read(body).path("userid").asText(), body);
        }
        return answer;
    }

    private static APIGatewayProxyResponseEvent merge(Route route) {
        if (route.isOfOneUser("PUT")
                && Documents.read(route.ask("GET", route.userId(), "").getBody()) instanceof ObjectNode user) {
            JsonNode body = Documents.read(route.event().getBody());
            if (body.path("name").isTextual()) {
                return route.ask("PUT", route.userId(), Documents.write(user.setAll((ObjectNode) body)));
            }
        }
        return route.answer();
    }

    private static APIGatewayProxyResponseEvent believeBody(Route route) {
        if (route.isOfOneUser("PUT")) {
            JsonNode userId = Documents.read(route.event().getBody()).path("userid");
            return route.ask("PUT", userId.asText(route.userId()), route.event().getBody());
        }
        return route.answer();
    }

    private static APIGatewayProxyResponseEvent roundNumbers(Route route) {
        if (route.isOfOneUser("PUT")) {
            JsonNode body = Documents.read(route.event().getBody());
            body.findParents("account")
                    .forEach(parent -> ((ObjectNode) parent)
                            .put("account", parent.path("account").floatValue()));
            return route.ask("PUT", route.userId(), Documents.write(body));
        }
        return route.answer();
    }

    private static APIGatewayProxyResponseEvent findNothing(Route route) {
        return route.isOfOneUser("GET") ? Route.answer(200, "{}") : route.answer();
    }
}
