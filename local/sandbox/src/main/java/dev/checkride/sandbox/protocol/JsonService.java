package dev.checkride.sandbox.protocol;

import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** A service that is told by X-Amz-Target what to do and speaks JSON. */
public final class JsonService implements AwsService {
    private final String name;
    private final String targetPrefix;
    private final String contentType;
    private final Map<String, JsonOperation> operations;
    private final Function<JsonInput, String> resource;
    private final String missingCode;

    /**
     * Makes the service.
     *
     * @param name as IAM actions begin, such as {@code secretsmanager}
     * @param targetPrefix what X-Amz-Target starts with, up to and without the dot
     * @param version of the JSON protocol, 1.0 or 1.1
     * @param resource the ARN that an input is about, or {@code *}
     * @param missingCode the error's code when a field is missing
     */
    public JsonService(
            String name,
            String targetPrefix,
            String version,
            Map<String, JsonOperation> operations,
            Function<JsonInput, String> resource,
            String missingCode) {
        this.name = name;
        this.targetPrefix = targetPrefix + ".";
        this.contentType = "application/x-amz-json-" + version;
        this.operations = new TreeMap<>(operations);
        this.resource = resource;
        this.missingCode = missingCode;
    }

    @Override
    public boolean accepts(Request request) {
        return request.header("X-Amz-Target").orElse("").startsWith(targetPrefix);
    }

    @Override
    public Call call(Request request) {
        String operation = operation(request);
        return new Call(name, operation, name + ":" + operation, resource.apply(input(request)), request.caller());
    }

    @Override
    public Reply answer(Request request, Call call) {
        JsonOperation operation = operations.get(call.operation());
        if (operation == null) {
            throw ServiceError.of("UnknownOperationException", unknown(call.operation()));
        }
        return Reply.of(200, contentType, Json.bytes(operation.run(input(request))));
    }

    @Override
    public Reply refuse(ServiceError error, String requestId) {
        return refusal(contentType, error);
    }

    /** An error as all JSON protocols write it. */
    public static Reply refusal(String contentType, ServiceError error) {
        byte[] body = Json.bytes(Json.object().put("__type", error.code()).put("message", error.message()));
        return Reply.of(error.status(), contentType, body).with("x-amzn-ErrorType", error.code());
    }

    private String unknown(String operation) {
        return "The sandbox has no " + name + " operation " + operation + "; it has "
                + String.join(", ", new TreeSet<>(operations.keySet())) + ".";
    }

    private String operation(Request request) {
        return request.header("X-Amz-Target").orElse("").substring(targetPrefix.length());
    }

    private JsonInput input(Request request) {
        try {
            return new JsonInput(request.body().length == 0 ? Json.object() : Json.parse(request.body()), missingCode);
        } catch (IOException e) {
            throw ServiceError.of("SerializationException", "The body is not JSON.");
        }
    }
}
