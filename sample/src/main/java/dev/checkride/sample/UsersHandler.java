package dev.checkride.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The function behind the routes of the users API.
 *
 * <p>It reads {@code USERS_TABLE} and {@code AWS_REGION}, and {@code AWS_ENDPOINT_URL} where DynamoDB is not at AWS.
 */
public final class UsersHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json", "Access-Control-Allow-Origin", "*");

    private final UsersApi api;

    /**
     * Configures the function from the environment of its process.
     *
     * @throws MissingVariableException if a variable is missing
     */
    public UsersHandler() {
        this(new Environment(System.getenv()));
    }

    UsersHandler(UserStore store, Clock clock, Supplier<String> ids) {
        this.api = new UsersApi(store, clock, ids);
    }

    private UsersHandler(Environment environment) {
        this(
                DynamoDbUserStore.from(environment),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
    }

    /**
     * Configures the function from the given variables alone, for a host that runs it in its own process.
     *
     * @throws MissingVariableException if a variable is missing
     */
    public static UsersHandler from(Map<String, String> environment) {
        return new UsersHandler(new Environment(environment));
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        Answer answer = body(event)
                .map(body -> api.answer(event.getHttpMethod() + " " + event.getResource(), userId(event), body))
                .orElseGet(() -> Answer.refusal(400, "The body is not valid base64, though marked as such"));
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(answer.status())
                .withHeaders(HEADERS)
                .withBody(answer.body())
                .withIsBase64Encoded(false);
    }

    private static String userId(APIGatewayProxyRequestEvent event) {
        return Optional.ofNullable(event.getPathParameters())
                .map(parameters -> parameters.get("userid"))
                .orElse("");
    }

    private static Optional<String> body(APIGatewayProxyRequestEvent event) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        if (!Boolean.TRUE.equals(event.getIsBase64Encoded())) {
            return Optional.of(body);
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
