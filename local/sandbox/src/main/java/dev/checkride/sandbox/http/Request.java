package dev.checkride.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP request, read whole. */
public final class Request {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/\\d+/([^/]+)/([^/]+)/");

    private final String method;
    private final URI uri;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final String sourceIp;

    private Request(String method, URI uri, Map<String, List<String>> headers, byte[] body, String sourceIp) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.sourceIp = sourceIp;
    }

    /** All but the body. */
    static Request head(HttpExchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                Collections.unmodifiableMap(headers),
                new byte[0],
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    Request withBody(byte[] read) {
        return new Request(method, uri, headers, read, sourceIp);
    }

    /** The length that the client says the body has; 0 where it says nothing. */
    long announcedLength() {
        return header("Content-Length")
                .filter(length -> length.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    public String method() {
        return method;
    }

    /** The path as it was sent, still encoded. */
    public String rawPath() {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The query as it was sent, still encoded; empty when there is none. */
    public String rawQuery() {
        String query = uri.getRawQuery();
        return query == null ? "" : query;
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** All headers; names compare without regard to case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public String sourceIp() {
        return sourceIp;
    }

    /** The access key id in the AWS signature; {@code anonymous} for an unsigned request. */
    public String caller() {
        Matcher matcher = CREDENTIAL.matcher(header("Authorization").orElse(""));
        return matcher.find() ? matcher.group(1) : "anonymous";
    }
}
