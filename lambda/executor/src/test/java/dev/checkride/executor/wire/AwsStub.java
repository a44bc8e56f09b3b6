package dev.checkride.executor.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An AWS endpoint on loopback that answers as it is told, and records every request in order. */
public final class AwsStub implements AutoCloseable {
    static {
        // Else each answer's body waits 40 ms for the acknowledgement of its headers; the JDK reads this once.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Function<JsonNode, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** A request: its operation and its body. */
    public record Call(String operation, JsonNode body) {}

    private AwsStub(HttpServer server) {
        this.server = server;
    }

    public static AwsStub start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AwsStub stub = new AwsStub(server);
        server.createContext("/", stub::handle);
        server.start();
        return stub;
    }

    /** Answers an operation with these one after the other, and then always with the last. */
    public AwsStub on(String operation, Answer... inTurn) {
        Deque<Answer> left = new ArrayDeque<>(List.of(inTurn));
        return on(operation, body -> left.size() > 1 ? left.remove() : left.element());
    }

    public AwsStub on(String operation, Function<JsonNode, Answer> answer) {
        answers.put(operation, answer);
        return this;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> operations() {
        return calls.stream().map(Call::operation).toList();
    }

    public List<JsonNode> bodies(String operation) {
        return calls.stream()
                .filter(call -> call.operation().equals(operation))
                .map(Call::body)
                .toList();
    }

    public CloudFormationClient cloudFormation() {
        return configured(CloudFormationClient.builder()).build();
    }

    public CognitoIdentityProviderClient cognito() {
        return configured(CognitoIdentityProviderClient.builder()).build();
    }

    /** With the interceptors and the retries of the configuration. */
    public CognitoIdentityProviderClient cognito(ClientOverrideConfiguration configuration) {
        return configured(CognitoIdentityProviderClient.builder())
                .overrideConfiguration(configuration)
                .build();
    }

    /** With the interceptors of the configuration. */
    public SecretsManagerClient secretsManager(ClientOverrideConfiguration configuration) {
        return configured(SecretsManagerClient.builder())
                .overrideConfiguration(configuration)
                .build();
    }

    public SecretsManagerClient secretsManager() {
        return configured(SecretsManagerClient.builder()).build();
    }

    public DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder()).build();
    }

    public SfnClient stepFunctions() {
        return configured(SfnClient.builder()).build();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder) {
        return builder.endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration ->
                        configuration.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(2)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        JsonNode read = target == null ? form(body) : MAPPER.readTree(body);
        String operation =
                target == null ? read.path("Action").asText() : target.substring(target.lastIndexOf('.') + 1);
        calls.add(new Call(operation, read));
        Answer answer = answers.getOrDefault(
                        operation, request -> Answer.error("UnknownOperationException", "not scripted: " + operation))
                .apply(read);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode form(String body) {
        ObjectNode form = MAPPER.createObjectNode();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }
}
