package dev.checkride.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns a function's response into an HTTP one, as strictly as the gateway does.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format">Output format of a Lambda function for proxy integration</a>
 */
final class ProxyResponse {
    private static final Set<String> FIELDS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    private ProxyResponse() {}

    /**
     * Reads the response.
     *
     * @throws Refusal 502 when it has another shape than the gateway demands
     */
    static Reply read(byte[] response) throws Refusal {
        try {
            JsonNode node = Json.parse(response);
            int status = node.path("statusCode").asInt(0);
            boolean known =
                    node.isObject() && node.properties().stream().allMatch(field -> FIELDS.contains(field.getKey()));
            JsonNode body = node.path("body");
            boolean text = body.isTextual() || body.isNull() || body.isMissingNode();
            if (!known || status < 100 || status > 599 || !text) {
                throw Refusal.functionBroken();
            }
            byte[] bytes = node.path("isBase64Encoded").asBoolean(false)
                    ? Base64.getDecoder().decode(body.asText(""))
                    : body.asText("").getBytes(StandardCharsets.UTF_8);
            return new Reply(status, headers(node), body.isNull() ? new byte[0] : bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.functionBroken();
        }
    }

    private static Map<String, List<String>> headers(JsonNode node) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", List.of("application/json"));
        for (Map.Entry<String, JsonNode> header : node.path("headers").properties()) {
            headers.put(header.getKey(), List.of(header.getValue().asText()));
        }
        for (Map.Entry<String, JsonNode> header : node.path("multiValueHeaders").properties()) {
            List<String> values = new ArrayList<>();
            header.getValue().forEach(value -> values.add(value.asText()));
            headers.put(header.getKey(), values);
        }
        return headers;
    }
}
