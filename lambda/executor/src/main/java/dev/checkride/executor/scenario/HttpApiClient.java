package dev.checkride.executor.scenario;

import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiRequest;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.ApiUnreachableException;
import dev.checkride.api.TestAccount;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.run.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends requests over HTTP and records them. Redirects are not followed, so that no token travels to another host. */
final class HttpApiClient implements ApiClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int LONGEST_BODY = 2_000;
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "cookie", "set-cookie", "x-api-key", "proxy-authorization");

    private final HttpClient http;
    private final String endpoint;
    private final @Nullable TestAccount account;
    private final Redactor redactor;
    private final ExchangeRecorder recorder;
    private final RequestTrail trail;

    HttpApiClient(
            HttpClient http,
            String endpoint,
            @Nullable TestAccount account,
            Redactor redactor,
            ExchangeRecorder recorder,
            RequestTrail trail) {
        this.http = http;
        this.endpoint = endpoint.replaceFirst("/+$", "");
        this.account = account;
        this.redactor = redactor;
        this.recorder = recorder;
        this.trail = trail;
    }

    /** Connections that are kept open for those who share them. */
    static HttpClient newConnections() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public ApiResponse send(ApiRequest request) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        if (account != null && headers.keySet().stream().noneMatch("authorization"::equalsIgnoreCase)) {
            headers.put("Authorization", account.idToken());
        }
        HttpRequest complete = httpRequest(request, headers);
        int number = trail.before(request.method(), request.path(), alias());
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(complete, BodyHandlers.ofString());
            trail.answered(number, response.statusCode());
            recorder.add(exchange(request, headers, response, millisSince(start)));
            return new ApiResponse(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw unreachable(request, headers, millisSince(start), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(request, headers, millisSince(start), e);
        }
    }

    private HttpRequest httpRequest(ApiRequest request, Map<String, String> headers) {
        BodyPublisher body = request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(endpoint + request.path()))
                .timeout(ANSWER)
                .method(request.method(), body);
        headers.forEach(builder::header);
        return builder.build();
    }

    private ApiUnreachableException unreachable(
            ApiRequest request, Map<String, String> headers, long millis, Exception cause) {
        String reason = cause instanceof InterruptedException
                ? "interrupted"
                : cause.getClass().getSimpleName()
                        + (cause.getMessage() == null ? "" : ": " + redactor.redact(cause.getMessage()));
        recorder.add(new Exchange(
                request.method(),
                redactor.redact(endpoint + request.path()),
                masked(headers),
                body(request.body().orElse("")),
                0,
                Map.of(),
                null,
                millis,
                alias(),
                reason));
        return new ApiUnreachableException(
                "No response to " + request.method() + " " + endpoint + request.path() + " (" + reason + ")", cause);
    }

    private Exchange exchange(
            ApiRequest request, Map<String, String> headers, HttpResponse<String> response, long millis) {
        Map<String, String> received = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> received.put(name, first(values)));
        return new Exchange(
                request.method(),
                redactor.redact(endpoint + request.path()),
                masked(headers),
                body(request.body().orElse("")),
                response.statusCode(),
                masked(received),
                body(response.body()),
                millis,
                alias(),
                null);
    }

    private @Nullable String alias() {
        return account == null ? null : account.alias();
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private Map<String, String> masked(Map<String, String> headers) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, value) ->
                masked.put(name, SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? "***" : body(value)));
        return masked;
    }

    /** First without secrets, then cut: the other way round half a secret could stay. */
    private String body(String text) {
        return Text.shortened(redactor.redact(text), LONGEST_BODY);
    }
}
