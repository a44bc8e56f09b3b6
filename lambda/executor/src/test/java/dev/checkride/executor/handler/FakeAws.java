package dev.checkride.executor.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.checkride.executor.run.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** As much of DynamoDB, S3 and CloudFormation on loopback as the steps need; whatever else is asked for is denied. */
final class FakeAws implements AutoCloseable {
    private static final String DYNAMODB = "DynamoDB_20120810.";

    private static final JsonNode DAMAGED =
            Json.tree(Map.of("version", Map.of("N", "1"), "history", Map.of("S", "{damaged")));

    private final HttpServer server;
    private final Map<String, JsonNode> items = new ConcurrentHashMap<>();
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile boolean historiesDamaged;
    private volatile String stackUpdated = "2026-01-01T00:00:00Z";

    FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The objects in the bucket, by key. */
    Map<String, byte[]> objects() {
        return objects;
    }

    /** An item of the runs table. */
    JsonNode item(String key) {
        return Objects.requireNonNull(items.get(key), key);
    }

    String object(String key) {
        return new String(Objects.requireNonNull(objects.get(key), key), StandardCharsets.UTF_8);
    }

    void damageHistories() {
        historiesDamaged = true;
    }

    void deployAgain() {
        stackUpdated = "2026-01-01T00:10:00Z";
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null && target.startsWith(DYNAMODB)) {
            dynamoDb(exchange, target.substring(DYNAMODB.length()), Json.parse(body));
        } else if (target != null) {
            send(exchange, 400, "{\"__type\": \"AccessDeniedException\", \"message\": \"not here\"}");
        } else if (new String(body, StandardCharsets.UTF_8).contains("Action=DescribeStacks")) {
            send(exchange, 200, stack());
        } else {
            s3(exchange, body);
        }
        exchange.close();
    }

    /** Leaves the last of several keys unprocessed, as DynamoDB does when the answer grows too large. */
    private void batchGet(HttpExchange exchange, JsonNode request) throws IOException {
        String table = request.path("RequestItems").fieldNames().next();
        JsonNode keys = request.path("RequestItems").path(table).path("Keys");
        int processed = Math.max(1, keys.size() - 1);
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putObject("Responses").putArray(table);
        ObjectNode unprocessed = answer.putObject("UnprocessedKeys");
        for (int i = 0; i < keys.size(); i++) {
            JsonNode there = items.get(keys.get(i).at("/pk/S").textValue());
            if (i >= processed) {
                unprocessed.putObject(table).putArray("Keys").add(keys.get(i));
            } else if (there != null) {
                found.add(there);
            }
        }
        send(exchange, 200, Json.text(answer));
    }

    private void dynamoDb(HttpExchange exchange, String operation, JsonNode request) throws IOException {
        if (operation.equals("BatchGetItem")) {
            batchGet(exchange, request);
            return;
        }
        String key = request.at(operation.equals("GetItem") ? "/Key/pk/S" : "/Item/pk/S")
                .textValue();
        JsonNode there = historiesDamaged && key.startsWith("history#") ? DAMAGED : items.get(key);
        if (operation.equals("GetItem")) {
            ObjectNode answer = Json.object();
            if (there != null) {
                answer.set("Item", there);
            }
            send(exchange, 200, Json.text(answer));
            return;
        }
        boolean holds = switch (request.path("ConditionExpression").asText()) {
            case "" -> true;
            case "attribute_not_exists(pk)" -> there == null;
            case "#entry = :read" ->
                there != null && there.path("entry").equals(request.at("/ExpressionAttributeValues/:read"));
            case "version = :read" ->
                there != null && there.path("version").equals(request.at("/ExpressionAttributeValues/:read"));
            default -> throw new IllegalStateException(request.toString());
        };
        if (holds) {
            items.put(key, request.path("Item"));
        }
        String refused =
                "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\", \"message\": \"no\"}";
        send(exchange, holds ? 200 : 400, holds ? "{}" : refused);
    }

    private static String xml(String tag, String value) {
        return "<" + tag + ">" + value + "</" + tag + ">";
    }

    private String stack() {
        String outputs = new TreeMap<>(StepsTests.OUTPUTS)
                .entrySet().stream()
                        .map(output -> xml(
                                "member", xml("OutputKey", output.getKey()) + xml("OutputValue", output.getValue())))
                        .collect(Collectors.joining());
        String stack = xml("StackName", "shop")
                + xml("StackId", StepsTests.STACK_ID)
                + xml("StackStatus", "UPDATE_COMPLETE")
                + xml("CreationTime", "2025-01-01T00:00:00Z")
                + xml("LastUpdatedTime", stackUpdated)
                + xml("Outputs", outputs);
        return xml("DescribeStacksResponse", xml("DescribeStacksResult", xml("Stacks", xml("member", stack))));
    }

    private void s3(HttpExchange exchange, byte[] body) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String key = exchange.getRequestURI().getPath().replaceFirst("^/bucket/?", "");
        if (exchange.getRequestMethod().equals("PUT")) {
            boolean chunked = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    .contains("aws-chunked");
            boolean once = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            boolean written = put(key, chunked ? unchunked(body) : body, once);
            send(exchange, written ? 200 : 412, written ? "" : xml("Error", xml("Code", "PreconditionFailed")));
        } else if (query != null && query.contains("list-type=2")) {
            String prefix = query.replaceFirst(".*prefix=([^&]*).*", "$1");
            String found = objects.keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> xml("Contents", xml("Key", name)))
                    .collect(Collectors.joining());
            send(exchange, 200, xml("ListBucketResult", xml("IsTruncated", "false") + found));
        } else {
            byte[] content = objects.get(key);
            if (content == null) {
                send(exchange, 404, xml("Error", xml("Code", "NoSuchKey")));
            } else {
                send(exchange, 200, new String(content, StandardCharsets.UTF_8));
            }
        }
    }

    private boolean put(String key, byte[] content, boolean once) {
        if (once) {
            return objects.putIfAbsent(key, content) == null;
        }
        objects.put(key, content);
        return true;
    }

    /** Takes the chunks' headers and the trailer out: {@code size;signature CRLF data CRLF … 0 CRLF trailer}. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String header = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(header.replaceFirst(";.*", ""), 16);
            if (size == 0) {
                return content.toByteArray();
            }
            content.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
