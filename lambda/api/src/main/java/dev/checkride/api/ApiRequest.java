package dev.checkride.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the application under test.
 *
 * @param method the HTTP method
 * @param path the path below the API endpoint, with a leading slash and, where needed, a query
 * @param headers the headers beyond those that the client sets itself
 * @param body the body, if there is one
 */
public record ApiRequest(String method, String path, Map<String, String> headers, Optional<String> body) {
    /**
     * Checks the path and copies the headers.
     *
     * @throws IllegalArgumentException if the path does not begin with a slash
     */
    public ApiRequest {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "The path \"" + path + "\" must begin with \"/\": it is relative to the API's endpoint");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A request without headers and body. */
    public static ApiRequest of(String method, String path) {
        return new ApiRequest(method, path, Map.of(), Optional.empty());
    }

    /** The same request with one more header, or another value for it. */
    public ApiRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, path, more, body);
    }

    /** The same request with this body, sent as {@code application/json}. */
    public ApiRequest json(String json) {
        return header("Content-Type", "application/json").body(json);
    }

    /** The same request with this body. */
    public ApiRequest body(String text) {
        return new ApiRequest(method, path, headers, Optional.of(text));
    }
}
