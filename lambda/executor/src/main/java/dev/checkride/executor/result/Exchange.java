package dev.checkride.executor.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the application and what came back, without secrets.
 *
 * @param method the HTTP method
 * @param url the full URL
 * @param requestHeaders the headers that the client set
 * @param requestBody the body sent, shortened, or null
 * @param status the HTTP status, 0 if no response came
 * @param responseHeaders the first value of each header
 * @param responseBody the body received, shortened, or null
 * @param millis how long it took, in milliseconds
 * @param account the alias of the account that was logged in, or null
 * @param error why no response came, or null
 */
public record Exchange(
        String method,
        String url,
        Map<String, String> requestHeaders,
        @Nullable String requestBody,
        int status,
        Map<String, String> responseHeaders,
        @Nullable String responseBody,
        long millis,
        @Nullable String account,
        @Nullable String error) {
    /** Its length, in characters. */
    public long length() {
        return url.length()
                + length(requestHeaders)
                + length(requestBody)
                + length(responseHeaders)
                + length(responseBody);
    }

    private static long length(Map<String, String> headers) {
        return headers.entrySet().stream()
                .mapToLong(
                        header -> header.getKey().length() + header.getValue().length())
                .sum();
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** The exchange in one line. */
    public String summary() {
        String outcome = error == null ? Integer.toString(status) : error;
        String body = responseBody == null || responseBody.isEmpty() ? "" : " " + responseBody;
        return method + " " + url + (account == null ? "" : " as " + account) + " → " + outcome + body;
    }
}
