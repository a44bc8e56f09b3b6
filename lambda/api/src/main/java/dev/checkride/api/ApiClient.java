package dev.checkride.api;

/**
 * Sends requests to the application under test and records each exchange for the report, without its secrets.
 *
 * <p>Paths are relative to the stack's API endpoint and begin with a slash. Redirects are not followed. A status of 400 and
 * above is an ordinary response: assert on it.
 */
public interface ApiClient {
    /**
     * Sends a request and waits for its response.
     *
     * @throws ApiUnreachableException if no response came back
     */
    ApiResponse send(ApiRequest request);

    /** Sends a GET. */
    default ApiResponse get(String path) {
        return send(ApiRequest.of("GET", path));
    }

    /** Sends a POST with a JSON body. */
    default ApiResponse post(String path, String json) {
        return send(ApiRequest.of("POST", path).json(json));
    }

    /** Sends a PUT with a JSON body. */
    default ApiResponse put(String path, String json) {
        return send(ApiRequest.of("PUT", path).json(json));
    }

    /** Sends a PATCH with a JSON body. */
    default ApiResponse patch(String path, String json) {
        return send(ApiRequest.of("PATCH", path).json(json));
    }

    /** Sends a DELETE. */
    default ApiResponse delete(String path) {
        return send(ApiRequest.of("DELETE", path));
    }
}
