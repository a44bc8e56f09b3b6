package dev.checkride.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Hands requests on, unchanged, to a server behind. */
public final class Forwarder {
    /** They describe one connection, and there are two. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "keep-alive", "expect", "date");

    /** Their length is sent even when it is 0. */
    private static final Set<String> BODY_EXPECTED = Set.of("PUT", "POST");

    private final URI target;

    public Forwarder(URI target) {
        this.target = target;
    }

    /** Sends the request on and brings back the answer, whatever its status; 503 when there is none. */
    public Reply forward(Request request) {
        try {
            HttpURLConnection connection = connect(request);
            if (request.body().length > 0 || BODY_EXPECTED.contains(request.method())) {
                // Fixed length: the connection then never repeats a request by itself.
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(request.body().length);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(request.body());
                }
            }
            return read(connection, request.method().equals("HEAD"));
        } catch (IOException e) {
            return Reply.of(
                    503,
                    "text/plain; charset=utf-8",
                    "The server at " + target.getScheme() + "://" + target.getAuthority()
                            + " behind the sandbox does not answer (" + e + "): it has stopped or is overloaded.\n");
        }
    }

    private HttpURLConnection connect(Request request) throws IOException {
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        URI uri = URI.create(target + request.rawPath() + query);
        HttpURLConnection connection = Connections.to(uri);
        connection.setRequestMethod(request.method());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        request.headers().forEach((name, values) -> {
            if (isEndToEnd(name)) {
                values.forEach(value -> connection.addRequestProperty(name, value));
            }
        });
        return connection;
    }

    private static Reply read(HttpURLConnection connection, boolean head) throws IOException {
        int status = connection.getResponseCode();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            // The status line comes without a name. The length of a HEAD's answer is all there is to tell.
            if (name != null && (isEndToEnd(name) || (head && name.equalsIgnoreCase("Content-Length")))) {
                headers.put(name, List.copyOf(values));
            }
        });
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Reply(status, headers, in == null ? new byte[0] : in.readAllBytes());
        }
    }

    private static boolean isEndToEnd(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
