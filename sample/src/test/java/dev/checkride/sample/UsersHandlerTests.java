package dev.checkride.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersHandlerTests {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    private final UsersHandler handler =
            new UsersHandler(new InMemoryUserStore(), Clock.fixed(NOW, ZoneOffset.UTC), () -> "new-id");

    @Test
    void anEmptyTableIsAnEmptyList() throws Exception {
        assertThat(json(send("GET", "/users", null))).isEqualTo(tree("[]"));
    }

    @Test
    void aNewUserGetsAnIdAndATimestamp() throws Exception {
        var response = send("POST", "/users", "{\"name\": \"Ada\"}");

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(json(response)).isEqualTo(tree("""
                        {"name": "Ada", "userid": "new-id", "timestamp": "2026-03-04T05:06:07.089Z"}"""));
    }

    @Test
    void everyResponseIsJsonForAnyOrigin() {
        assertThat(send("GET", "/users", null).getHeaders())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Content-Type", "application/json", "Access-Control-Allow-Origin", "*"));
        assertThat(send("PATCH", "/users", null).getHeaders()).containsKey("Access-Control-Allow-Origin");
    }

    @Test
    void aNewUserMayBringItsOwnId() throws Exception {
        send("POST", "/users", "{\"userid\": \"ada\", \"name\": \"Ada\"}");

        assertThat(json(send("GET", "/users", null)).findValuesAsText("userid")).containsExactly("ada");
    }

    @Test
    void aTakenIdIsRefusedAndTheUserStays() throws Exception {
        send("POST", "/users", "{\"userid\": \"ada\", \"name\": \"Ada\"}");

        var response = send("POST", "/users", "{\"userid\": \"ada\", \"name\": \"Eve\"}");

        assertThat(response.getStatusCode()).isEqualTo(409);
        assertThat(json(response).path("Message").asText()).contains("\"ada\" exists");
        assertThat(json(send("GET", "ada")).path("name").asText()).isEqualTo("Ada");
    }

    @Test
    void anAbsentUserIsAnEmptyObject() throws Exception {
        var response = send("GET", "nobody");

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(json(response)).isEqualTo(tree("{}"));
    }

    @Test
    void putReplacesTheWholeUserUnderThePathsId() throws Exception {
        put("ada", "{\"name\": \"Ada\", \"city\": \"London\"}");

        var response = put("ada", "{\"name\": \"Ada L.\", \"userid\": \"eve\", \"timestamp\": \"yesterday\"}");

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(json(response)).isEqualTo(json(send("GET", "ada"))).isEqualTo(tree("""
                        {"name": "Ada L.", "userid": "ada", "timestamp": "2026-03-04T05:06:07.089Z"}"""));
        assertThat(json(send("GET", "eve"))).isEmpty();
    }

    @Test
    void deleteIsIdempotent() throws Exception {
        put("ada", "{\"name\": \"Ada\"}");

        assertThat(json(send("DELETE", "ada"))).isEqualTo(tree("{}"));
        assertThat(send("DELETE", "ada").getStatusCode()).isEqualTo(200);
        assertThat(json(send("GET", "ada"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                | The body is empty",
                "name=John+Doe                     | The body is not JSON",
                "{\"name\": \"John\"               | The body is not JSON",
                "{\"name\": \"John\"} {}           | The body is not JSON",
                "{\"name\": \"J\", \"name\": \"K\"} | The body is not JSON",
                "[{\"name\": \"John\"}]            | must be a JSON object, not array",
                "\"John\"                          | must be a JSON object, not string",
                "null                              | must be a JSON object, not null",
                "{}                                | needs a \"name\"",
                "{\"Name\": \"John Doe\"}          | needs a \"name\"",
                "{\"name\": \" \"}                 | needs a \"name\"",
                "{\"name\": 7}                     | needs a \"name\"",
                "{\"name\": null}                  | needs a \"name\"",
            })
    void aBodyThatIsNoUserIsRefusedWithTheReason(String body, String reason) throws Exception {
        for (var response : new APIGatewayProxyResponseEvent[] {send("POST", "/users", body), put("ada", body)}) {
            assertThat(response.getStatusCode()).isEqualTo(400);
            assertThat(json(response).path("Message").asText()).contains(reason);
        }
        assertThat(json(send("GET", "/users", null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\" \"", "null", "{}"})
    void anIdThatIsNoTextIsRefused(String id) throws Exception {
        var response = send("POST", "/users", "{\"name\": \"Ada\", \"userid\": " + id + "}");

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(json(response).path("Message").asText()).contains("\"userid\"");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /users", "GET, /", "GET, /groups", "POST, /users/{userid}"})
    void anotherRouteIsRefused(String method, String resource) throws Exception {
        var response = send(method, resource, "{\"name\": \"Ada\"}");

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(json(response)).isEqualTo(tree("{\"Message\": \"Unsupported route\"}"));
    }

    @Test
    void aPathWithoutItsIdIsRefused() {
        assertThat(send("GET", "/users/{userid}", null).getStatusCode()).isEqualTo(400);
    }

    @Test
    void aBase64BodyIsDecoded() throws Exception {
        String body = Base64.getEncoder().encodeToString("{\"name\": \"Zoë\"}".getBytes(StandardCharsets.UTF_8));

        var response = handle(event("POST", "/users").withBody(body).withIsBase64Encoded(true));

        assertThat(json(response).path("name").asText()).isEqualTo("Zoë");
    }

    @Test
    void aBodyThatIsOnlySaidToBeBase64IsRefused() throws Exception {
        var response = handle(event("POST", "/users").withBody("{}").withIsBase64Encoded(true));

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(json(response).path("Message").asText()).contains("base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USERS_TABLE", "AWS_REGION"})
    void aMissingVariableIsNamed(String missing) {
        Map<String, String> environment = new HashMap<>(Map.of("USERS_TABLE", "users", "AWS_REGION", "x"));
        environment.remove(missing);

        assertThatThrownBy(() -> UsersHandler.from(environment))
                .isInstanceOf(MissingVariableException.class)
                .hasMessageContaining(missing);
    }

    private APIGatewayProxyResponseEvent send(String method, String userId) {
        return handle(event(method, "/users/{userid}").withPathParameters(Map.of("userid", userId)));
    }

    private APIGatewayProxyResponseEvent put(String userId, String body) {
        return handle(event("PUT", "/users/{userid}")
                .withPathParameters(Map.of("userid", userId))
                .withBody(body));
    }

    private APIGatewayProxyResponseEvent send(String method, String resource, @Nullable String body) {
        return handle(event(method, resource).withBody(body));
    }

    private static APIGatewayProxyRequestEvent event(String method, String resource) {
        return new APIGatewayProxyRequestEvent().withHttpMethod(method).withResource(resource);
    }

    private APIGatewayProxyResponseEvent handle(APIGatewayProxyRequestEvent event) {
        return handler.handleRequest(event, TestContext.unused());
    }

    private static JsonNode json(APIGatewayProxyResponseEvent response) throws Exception {
        return tree(response.getBody());
    }

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
