package dev.checkride.executor.result;

import org.jspecify.annotations.Nullable;

/**
 * A request to the application that may have made, changed or removed data, without secrets.
 *
 * @param method the HTTP method
 * @param path the path below the application's base URL, shortened
 * @param account the alias of the account that was logged in, or null
 * @param at when it was about to be sent, as ISO 8601
 * @param status the HTTP status of its answer, 0 if none is known
 */
public record SentRequest(
        String method, String path, @Nullable String account, String at, int status) {
    /** The same request with its answer. */
    public SentRequest answered(int answer) {
        return new SentRequest(method, path, account, at, answer);
    }

    /** The request in one line. */
    public String inWords() {
        return method + " " + path + (account == null ? "" : " as " + account) + " at " + at
                + (status == 0 ? ", no answer is known" : " → " + status);
    }
}
