package dev.checkride.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request as a function behind a REST API receives it.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format">Input format of a Lambda function for proxy integration</a>
 */
record ProxyEvent(
        Request request,
        RouteMatch match,
        Optional<Permit> permit,
        String path,
        String stage,
        String apiId,
        String accountId,
        String requestId,
        String traceId,
        Instant now) {
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    ObjectNode json() {
        ObjectNode event = Json.object()
                .put("resource", match.route().resource())
                .put("path", path)
                .put("httpMethod", request.method());
        many(event, "headers", "multiValueHeaders", headers());
        many(event, "queryStringParameters", "multiValueQueryStringParameters", query());
        if (match.parameters().isEmpty()) {
            event.putNull("pathParameters");
        } else {
            ObjectNode parameters = event.putObject("pathParameters");
            match.parameters().forEach(parameters::put);
        }
        event.putNull("stageVariables");
        event.set("requestContext", context());
        event.put("body", request.body().length == 0 ? null : request.text());
        return event.put("isBase64Encoded", false);
    }

    private ObjectNode context() {
        ObjectNode context = Json.object()
                .put("resourcePath", match.route().resource())
                .put("httpMethod", request.method())
                .put("path", "/" + stage + path)
                .put("accountId", accountId)
                .put("protocol", "HTTP/1.1")
                .put("stage", stage)
                .put("requestTimeEpoch", now.toEpochMilli())
                .put("requestTime", REQUEST_TIME.format(now))
                .put("requestId", requestId)
                .put("extendedRequestId", requestId)
                .put("apiId", apiId);
        context.putObject("identity")
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("User-Agent").orElse(null));
        permit.ifPresent(given -> {
            ObjectNode authorizer = context.putObject("authorizer").put("principalId", given.principal());
            // The gateway hands every value on as text.
            for (Map.Entry<String, JsonNode> entry : given.context().properties()) {
                authorizer.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return context;
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> headers.put(capitalized(name), values));
        headers.put("X-Amzn-Trace-Id", List.of(traceId));
        headers.put("X-Forwarded-For", List.of(request.sourceIp()));
        headers.put("X-Forwarded-Proto", List.of("https"));
        return headers;
    }

    private Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : request.rawQuery().split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                query.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
            }
        }
        return query;
    }

    /** Writes both shapes: the last value of each name, and all of them; null when there is none. */
    private static void many(ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(single).putNull(multiple);
            return;
        }
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(multiple);
        values.forEach((name, list) -> {
            last.put(name, list.get(list.size() - 1));
            ArrayNode array = all.putArray(name);
            list.forEach(array::add);
        });
    }

    /** The server behind has changed the case of header names; this is how nearly all clients write them. */
    private static String capitalized(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(part -> part.isEmpty()
                        ? part
                        : part.substring(0, 1).toUpperCase(Locale.ROOT)
                                + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
