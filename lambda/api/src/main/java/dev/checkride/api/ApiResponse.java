package dev.checkride.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A response of the application under test.
 *
 * @param status the HTTP status
 * @param headers the headers; their names are looked up without regard to case
 * @param body the body as text, empty if there is none
 */
public record ApiResponse(int status, Map<String, List<String>> headers, String body) {
    /** Copies the headers. */
    public ApiResponse {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
