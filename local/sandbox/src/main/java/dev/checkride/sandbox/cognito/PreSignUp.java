package dev.checkride.sandbox.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.ServiceError;
import java.time.Instant;
import java.util.Map;

/** The trigger that may refuse an account before it is made. */
final class PreSignUp {
    private PreSignUp() {}

    static void run(UserPool pool, String clientId, String source, String name, Map<String, String> attributes) {
        pool.spec().preSignUp().ifPresent(trigger -> {
            ObjectNode event = Json.object()
                    .put("version", "1")
                    .put("triggerSource", source)
                    .put("userPoolId", pool.id())
                    .put("userName", name);
            event.putObject("callerContext").put("clientId", clientId);
            ObjectNode given = event.putObject("request").putObject("userAttributes");
            attributes.forEach(given::put);
            event.putObject("response");
            try {
                trigger.invoke(Json.bytes(event), new InvocationContext("pre-sign-up", "pre-sign-up", Instant.MAX));
            } catch (FunctionFailure failure) {
                throw ServiceError.of(
                        "UserLambdaValidationException", "PreSignUp failed with error " + failure.message() + ".");
            }
        });
    }
}
