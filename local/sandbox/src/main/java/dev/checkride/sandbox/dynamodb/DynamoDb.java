package dev.checkride.sandbox.dynamodb;

import dev.checkride.sandbox.http.Forwarder;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Call;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonService;
import dev.checkride.sandbox.protocol.ServiceError;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** DynamoDB: calls go on to a server behind. */
public final class DynamoDb implements AwsService {
    private static final String TARGET = "DynamoDB_20120810.";

    private final Account account;
    private final Optional<Forwarder> server;

    public DynamoDb(Account account, Optional<URI> endpoint) {
        this.account = account;
        this.server = endpoint.map(Forwarder::new);
    }

    @Override
    public boolean accepts(Request request) {
        return request.header("X-Amz-Target").orElse("").startsWith(TARGET);
    }

    /** A batch of writes. */
    @Override
    public int largestBody() {
        return 16 * 1024 * 1024;
    }

    @Override
    public Call call(Request request) {
        String operation = request.header("X-Amz-Target").orElse("").substring(TARGET.length());
        return new Call("dynamodb", operation, "dynamodb:" + operation, resource(request), request.caller());
    }

    @Override
    public Reply answer(Request request, Call call) {
        return server.orElseThrow(() ->
                        ServiceError.of("ResourceNotFoundException", "The sandbox was started without a DynamoDB."))
                .forward(request);
    }

    @Override
    public Reply refuse(ServiceError error, String requestId) {
        return JsonService.refusal(
                "application/x-amz-json-1.0",
                new ServiceError("com.amazonaws.dynamodb.v20120810#" + error.code(), error.status(), error.message()));
    }

    private String resource(Request request) {
        try {
            var input = Json.parse(request.body());
            if (input.path("TableName").isTextual()) {
                return table(input.get("TableName").asText());
            }
            if (input.path("ResourceArn").isTextual()) {
                return input.get("ResourceArn").asText();
            }
            // A batch over several tables counts for the first one.
            var tables = input.path("RequestItems").fieldNames();
            return tables.hasNext() ? table(tables.next()) : "*";
        } catch (IOException e) {
            throw ServiceError.of("SerializationException", "The body is not JSON.");
        }
    }

    private String table(String name) {
        return name.startsWith("arn:") ? name : account.arn("dynamodb", "table/" + name);
    }
}
