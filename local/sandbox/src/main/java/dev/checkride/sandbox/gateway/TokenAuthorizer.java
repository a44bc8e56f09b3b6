package dev.checkride.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the authorizer function about a token, and remembers its answer.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html">Output from an API Gateway Lambda authorizer</a>
 */
final class TokenAuthorizer {
    private record Kept(Permit permit, Instant until) {}

    private final RestApiSpec.Authorizer spec;
    private final Functions functions;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    TokenAuthorizer(RestApiSpec.Authorizer spec, Functions functions, Clock clock) {
        this.spec = spec;
        this.functions = functions;
        this.clock = clock;
    }

    Permit check(Optional<String> header, String methodArn) throws Refusal, InterruptedException {
        String token = header.filter(value -> !value.isEmpty()).orElseThrow(Refusal::unauthorized);
        Permit permit = permit(token, methodArn);
        switch (permit.policy().decide(methodArn)) {
            case ALLOWED -> {
                return permit;
            }
            case DENIED -> throw Refusal.forbidden(true);
            case NOT_MENTIONED -> throw Refusal.forbidden(false);
        }
        throw new IllegalStateException("A decision without a consequence");
    }

    private Permit permit(String token, String methodArn) throws Refusal, InterruptedException {
        Kept known = kept.get(token);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until())) {
            return known.permit();
        }
        Permit permit = ask(token, methodArn);
        kept.put(token, new Kept(permit, now.plus(spec.cached())));
        return permit;
    }

    private Permit ask(String token, String methodArn) throws Refusal, InterruptedException {
        JsonNode event =
                Json.object().put("type", "TOKEN").put("methodArn", methodArn).put("authorizationToken", token);
        try {
            return read(Json.parse(functions.invoke(spec.functionArn(), Json.bytes(event))));
        } catch (FunctionFailure failure) {
            // The one word that the gateway understands in a failure.
            throw failure.message().equals("Unauthorized") ? Refusal.unauthorized() : Refusal.authorizerBroken();
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.authorizerBroken();
        }
    }

    private static Permit read(JsonNode answer) throws Refusal {
        JsonNode principal = answer.path("principalId");
        if (!principal.isTextual()) {
            throw new IllegalArgumentException("The authorizer's answer has no principalId");
        }
        return new Permit(principal.textValue(), Policy.parse(answer.path("policyDocument")), context(answer));
    }

    /** The gateway hands texts, numbers and booleans on, and takes nothing else. */
    private static JsonNode context(JsonNode answer) {
        if (!answer.hasNonNull("context")) {
            return Json.object();
        }
        JsonNode context = answer.get("context");
        if (!context.isObject()) {
            throw new IllegalArgumentException("The authorizer's context is no object");
        }
        for (Map.Entry<String, JsonNode> entry : context.properties()) {
            if (entry.getValue().isContainerNode()) {
                throw new IllegalArgumentException(
                        "The authorizer's context has an object or array: " + entry.getKey());
            }
        }
        return context;
    }
}
