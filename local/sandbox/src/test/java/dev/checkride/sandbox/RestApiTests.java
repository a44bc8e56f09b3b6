package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.FunctionSpec;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.gateway.RestApi;
import dev.checkride.sandbox.gateway.RestApiSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class RestApiTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OK = "{\"statusCode\": 200, \"body\": \"fine\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SandboxExtension.Running running;
    private final Sandbox sandbox;

    RestApiTests(SandboxExtension.Running running) {
        this.running = running;
        this.sandbox = running.sandbox();
    }

    @Test
    void aRequestBecomesAProxyEvent() throws Exception {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        RestApi api = sandbox.deploy(
                RestApiSpec.named("echo").route("POST", "/users/{userid}", recording("proxy-event", events, OK)));

        HttpResponse<String> response = send(HttpRequest.newBuilder(at(api, "/users/a%20b?x=1&x=2&y=%C3%BC"))
                .header("x-custom-header", "v")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"ü\"}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("fine");
        JsonNode event = events.get(0);
        assertThat(event.at("/resource").asText()).isEqualTo("/users/{userid}");
        assertThat(event.at("/path").asText()).isEqualTo("/users/a%20b");
        assertThat(event.at("/httpMethod").asText()).isEqualTo("POST");
        assertThat(event.at("/pathParameters/userid").asText()).isEqualTo("a b");
        assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("2");
        assertThat(event.at("/multiValueQueryStringParameters/x").toString()).isEqualTo("[\"1\",\"2\"]");
        assertThat(event.at("/queryStringParameters/y").asText()).isEqualTo("ü");
        assertThat(event.at("/headers/X-Custom-Header").asText()).isEqualTo("v");
        assertThat(event.at("/multiValueHeaders/X-Custom-Header").toString()).isEqualTo("[\"v\"]");
        assertThat(event.at("/body").asText()).isEqualTo("{\"name\":\"ü\"}");
        assertThat(event.at("/isBase64Encoded").booleanValue()).isFalse();
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("Prod");
        assertThat(event.at("/requestContext/path").asText()).isEqualTo("/Prod/users/a%20b");
        assertThat(event.at("/requestContext/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/requestContext/requestId").asText()).isEqualTo(header(response, "x-amzn-RequestId"));
        assertThat(header(response, "x-amzn-trace-id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    }

    @Test
    void aRequestWithoutBodyAndQueryHasNulls() throws Exception {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        RestApi api = sandbox.deploy(RestApiSpec.named("nulls").route("GET", "/users", recording("nulls", events, OK)));

        get(api, "/users", "");

        for (String field : List.of("body", "queryStringParameters", "pathParameters")) {
            assertThat(events.get(0).get(field).isNull()).as(field).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users, list",
        "GET, /users/7, read",
        "GET, /users/me, me",
        "DELETE, /users, any",
        "GET, /users/7/8, rest",
        "PATCH, /elsewhere, rest"
    })
    void theMostSpecificRouteWins(String method, String path, String expected) throws Exception {
        RestApiSpec spec = RestApiSpec.named("routes");
        for (String route : List.of(
                "GET /users list",
                "ANY /users any",
                "GET /users/{id} read",
                "GET /users/me me",
                "ANY /{proxy+} rest")) {
            List<String> parts = List.of(route.split(" ", -1));
            String name = parts.get(2);
            spec = spec.route(
                    parts.get(0),
                    parts.get(1),
                    function(
                            "route-" + name,
                            (event, context) -> bytes("{\"statusCode\":200,\"body\":\"" + name + "\"}")));
        }
        RestApi api = sandbox.deploy(spec);

        HttpResponse<String> response =
                send(HttpRequest.newBuilder(at(api, path)).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(response.body()).isEqualTo(expected);
    }

    @Test
    void aPathWithoutARouteIsRefusedAsTheGatewayDoes() throws Exception {
        RestApi api = sandbox.deploy(RestApiSpec.named("none").route("GET", "/users", answering("no-route", OK)));

        assertThat(get(api, "/none", "").statusCode()).isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(api.baseUrl().resolve("/Other/users")))
                        .body())
                .isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void withoutATokenTheAuthorizerIsNotAsked() throws Exception {
        List<JsonNode> asked = new CopyOnWriteArrayList<>();
        RestApi api = guarded("no-token", recording("no-token-authorizer", asked, "{}"));

        HttpResponse<String> response = get(api, "/users", "");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(asked).isEmpty();
    }

    @Test
    void anAllowedCallerReachesTheFunctionWithTheAuthorizersContext() throws Exception {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        List<JsonNode> asked = new CopyOnWriteArrayList<>();
        String authorizer = recording(
                "allowing",
                asked,
                "{\"principalId\":\"ada\",\"context\":{\"admin\":true},\"policyDocument\":{\"Statement\":[{\"Effect\":"
                        + "\"Allow\",\"Action\":\"execute-api:Invoke\",\"Resource\":[\"arn:aws:execute-api:*:*:*/Prod/GET/us?rs\"]}]}}");
        RestApi api = sandbox.deploy(RestApiSpec.named("allowed")
                .route("GET", "/users", recording("allowed-function", events, OK))
                .authorizedBy(authorizer));

        assertThat(get(api, "/users", "token-a").statusCode()).isEqualTo(200);

        assertThat(asked.get(0).at("/type").asText()).isEqualTo("TOKEN");
        assertThat(asked.get(0).at("/authorizationToken").asText()).isEqualTo("token-a");
        assertThat(asked.get(0).at("/methodArn").asText())
                .isEqualTo("arn:aws:execute-api:eu-central-1:000000000000:" + api.id() + "/Prod/GET/users");
        assertThat(events.get(0).at("/requestContext/authorizer/principalId").asText())
                .isEqualTo("ada");
        assertThat(events.get(0).at("/requestContext/authorizer/admin").asText())
                .isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({"Allow, GET/users, 200", "Allow, GET/users/*, 403", "Allow, POST/*, 403", "Deny, GET/users, 403"})
    void thePolicyDecides(String effect, String resource, int status) throws Exception {
        RestApi api = guarded("policy", answering("policy-authorizer", policy(effect, resource)));

        assertThat(get(api, "/users", "token").statusCode()).isEqualTo(status);
    }

    @Test
    void anExplicitDenyWinsOverAnAllow() throws Exception {
        String both = "{\"principalId\":\"p\",\"policyDocument\":{\"Statement\":["
                + "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"
                + "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*/GET/users\"}]}}";
        RestApi api = guarded("deny", answering("deny-authorizer", both));

        HttpResponse<String> response = get(api, "/users", "token");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("explicit deny");
    }

    @Test
    void anAuthorizerThatSaysUnauthorizedMeans401AndAnyOtherFailure500() throws Exception {
        RestApi unauthorized = guarded("unauthorized", failing("unauthorized-authorizer", "Unauthorized"));
        RestApi broken = guarded("broken", failing("broken-authorizer", "no key"));
        RestApi malformed = guarded("malformed", answering("malformed-authorizer", "{\"principalId\":\"p\"}"));

        assertThat(get(unauthorized, "/users", "t").statusCode()).isEqualTo(401);
        assertThat(get(broken, "/users", "t").statusCode()).isEqualTo(500);
        assertThat(get(malformed, "/users", "t").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"groups\": [\"a\"]}", "{\"user\": {\"name\": \"ada\"}}", "\"text\"", "[]"})
    void aContextThatTheGatewayCannotHandOnIs500AndTheFunctionIsNotCalled(String context) throws Exception {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        RestApi api = sandbox.deploy(RestApiSpec.named("context")
                .route("GET", "/users", recording("context-function", events, OK))
                .authorizedBy(answering(
                        "context-authorizer",
                        policy("Allow", "GET/*").replaceFirst("\\{", "{\"context\": " + context + ", "))));

        HttpResponse<String> response = get(api, "/users", "token");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":null}");
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Condition", "NotAction", "NotResource", "Principal"})
    void aPolicyThatTheSandboxCannotEvaluateIsRefusedByName(String element) throws Exception {
        RestApi api = guarded(
                "not-evaluated",
                answering(
                        "not-evaluated-authorizer",
                        policy("Allow", "GET/*")
                                .replace("\"Effect\"", "\"" + element + "\":{\"a\":\"b\"},\"Effect\"")));

        HttpResponse<String> response = get(api, "/users", "token");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("does not evaluate " + element + " in an authorizer's policy");
    }

    @Test
    void aConditionThatIsEmptyAllowsAsIfThereWereNone() throws Exception {
        RestApi api = guarded(
                "empty-condition",
                answering(
                        "empty-condition-authorizer",
                        policy("Allow", "GET/*").replace("\"Effect\"", "\"Condition\":{},\"Effect\"")));

        assertThat(get(api, "/users", "token").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Action", "Resource"})
    void aStatementThatLacksAnElementIs500(String element) throws Exception {
        RestApi api = guarded(
                "lacking",
                answering("lacking-authorizer", policy("Allow", "GET/*").replace("\"" + element + "\"", "\"Sid\"")));

        assertThat(get(api, "/users", "token").statusCode()).isEqualTo(500);
    }

    @Test
    void aTokensPolicyIsKeptForFiveMinutes() throws Exception {
        List<JsonNode> asked = new CopyOnWriteArrayList<>();
        RestApi api = guarded("cached", recording("cached-authorizer", asked, policy("Allow", "GET/*")));

        get(api, "/users", "one");
        get(api, "/users", "one");
        get(api, "/users", "two");
        assertThat(asked).hasSize(2);

        running.clock().advance(Duration.ofSeconds(301));
        get(api, "/users", "one");
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "{\"body\":\"no status\"}",
                "{\"statusCode\":200,\"body\":{\"not\":\"text\"}}",
                "{\"statusCode\":200,\"other\":1}",
                "not json"
            })
    void aMalformedResponseIs502(String response) throws Exception {
        RestApi api = sandbox.deploy(
                RestApiSpec.named("malformed").route("GET", "/users", answering("malformed-function", response)));

        assertThat(get(api, "/users", "").statusCode()).isEqualTo(502);
    }

    @Test
    void aFailingFunctionIs502WithoutItsMessage() throws Exception {
        RestApi api =
                sandbox.deploy(RestApiSpec.named("failing").route("GET", "/users", failing("failing", "details")));

        HttpResponse<String> response = get(api, "/users", "");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    }

    @Test
    void aFunctionThatTakesTooLongIsGivenUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        String arn = sandbox.functions().deploy(new FunctionSpec("slow", Duration.ofMillis(50), (event, context) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return bytes(OK);
        }));
        RestApi api = sandbox.deploy(RestApiSpec.named("slow").route("GET", "/users", arn));

        assertThat(get(api, "/users", "").statusCode()).isEqualTo(502);
    }

    @Test
    void headersAndBinaryBodiesOfAResponseArrive() throws Exception {
        RestApi api = sandbox.deploy(RestApiSpec.named("headers")
                .route(
                        "GET",
                        "/users",
                        answering(
                                "headers",
                                "{\"statusCode\":201,\"headers\":{\"X-One\":\"1\"},\"multiValueHeaders\":{\"X-Two\":"
                                        + "[\"a\",\"b\"]},\"body\":\"w7w=\",\"isBase64Encoded\":true}")));

        HttpResponse<String> response = get(api, "/users", "");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("ü");
        assertThat(header(response, "X-One")).isEqualTo("1");
        assertThat(response.headers().allValues("X-Two")).containsExactly("a", "b");
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    }

    private RestApi guarded(String name, String authorizer) throws IOException {
        return sandbox.deploy(RestApiSpec.named(name)
                .route("GET", "/users", answering(name + "-function", OK))
                .authorizedBy(authorizer));
    }

    private static String policy(String effect, String resource) {
        return "{\"principalId\":\"p\",\"policyDocument\":{\"Statement\":[{\"Effect\":\"" + effect
                + "\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"arn:aws:execute-api:*/Prod/" + resource
                + "\"}]}}";
    }

    private String answering(String name, String answer) {
        return function(name, (event, context) -> bytes(answer));
    }

    private String failing(String name, String message) {
        return function(name, (event, context) -> {
            throw new FunctionFailure("Error", message, List.of());
        });
    }

    private String recording(String name, List<JsonNode> events, String answer) {
        return function(name, (event, context) -> {
            try {
                events.add(JSON.readTree(event));
            } catch (IOException e) {
                throw new FunctionFailure("IOException", "no JSON", List.of());
            }
            return bytes(answer);
        });
    }

    private String function(String name, LambdaFunction code) {
        return sandbox.functions().deploy(new FunctionSpec(name, Duration.ofMinutes(2), code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static URI at(RestApi api, String path) {
        return URI.create(api.baseUrl() + path);
    }

    private HttpResponse<String> get(RestApi api, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(api, path));
        return send(token.isEmpty() ? request : request.header("Authorization", token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
