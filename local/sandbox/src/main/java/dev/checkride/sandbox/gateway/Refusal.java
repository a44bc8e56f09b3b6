package dev.checkride.sandbox.gateway;

import dev.checkride.sandbox.protocol.Json;
import java.nio.charset.StandardCharsets;

/** A request that the gateway answers itself. */
final class Refusal extends Exception {
    private final int status;
    private final String body;

    private Refusal(int status, String body) {
        super(body, null, false, false);
        this.status = status;
        this.body = body;
    }

    static Refusal unauthorized() {
        return new Refusal(401, "{\"message\":\"Unauthorized\"}");
    }

    static Refusal forbidden(boolean explicitly) {
        String reason = explicitly ? " with an explicit deny" : "";
        return new Refusal(403, "{\"Message\":\"User is not authorized to access this resource" + reason + "\"}");
    }

    static Refusal authorizerBroken() {
        return new Refusal(500, "{\"message\":null}");
    }

    /** The sandbox's own words: the gateway would evaluate the element. */
    static Refusal notEvaluated(String element) {
        String message = "The sandbox does not evaluate " + element
                + " in an authorizer's policy: it knows Sid, Effect, Action and Resource.";
        return new Refusal(500, new String(Json.bytes(Json.object().put("message", message)), StandardCharsets.UTF_8));
    }

    /** What API Gateway says to a path that it does not know. */
    static Refusal noRoute() {
        return new Refusal(403, "{\"message\":\"Missing Authentication Token\"}");
    }

    static Refusal functionBroken() {
        return new Refusal(502, "{\"message\": \"Internal server error\"}");
    }

    /** The event would be larger than a function takes. */
    static Refusal tooLongForTheFunction() {
        return new Refusal(413, "{\"message\": \"Request Too Long\"}");
    }

    static Refusal timedOut() {
        return new Refusal(504, "{\"message\": \"Endpoint request timed out\"}");
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }
}
