package dev.checkride.executor.session;

import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the session that a file names. */
public final class SessionClient {
    /** A log-in may be behind an answer. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SessionFile file;
    private final SessionFile.Content content;

    /**
     * Asks the session of a file.
     *
     * @throws SessionUnavailableException if the file cannot be read
     */
    public SessionClient(SessionFile file) {
        this.file = file;
        this.content = file.read();
    }

    /**
     * What the session is about.
     *
     * @throws SessionUnavailableException if the session has ended, or is another one than the file's
     */
    public SessionContent content() {
        return get(SessionPaths.CONTENT, SessionContent.class);
    }

    /** An account with tokens that are valid now. */
    SessionAccount account(String alias) {
        return get(
                SessionPaths.ACCOUNTS
                        + URLEncoder.encode(alias, StandardCharsets.UTF_8).replace("+", "%20"),
                SessionAccount.class);
    }

    private <T> T get(String path, Class<T> type) {
        HttpResponse<byte[]> response = send(path);
        if (response.statusCode() == 200) {
            return Json.read(response.body(), type);
        }
        if (response.statusCode() == 403) {
            throw new SessionUnavailableException(
                    "The session at " + content.address() + " does not take the key in " + file.path()
                            + ": the file is of an earlier session. Start ./checkride session again",
                    null);
        }
        throw new SessionUnavailableException(
                "The session at " + content.address() + " answers " + response.statusCode() + " to " + path + ": "
                        + new String(response.body(), StandardCharsets.UTF_8),
                null);
    }

    private HttpResponse<byte[]> send(String path) {
        URI address = content.address().resolve(path);
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address)
                            .timeout(ANSWER)
                            .header(SessionPaths.KEY_HEADER, content.key())
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new SessionUnavailableException(
                    "The session in " + file.path() + " has ended: start ./checkride session again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionUnavailableException("Interrupted while asking the session in " + file.path(), e);
        }
    }
}
