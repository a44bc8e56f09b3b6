package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.sandbox.function.FunctionSpec;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.gateway.RestApi;
import dev.checkride.sandbox.gateway.RestApiSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ApiLimitsTests {
    private static final int MIB = 1024 * 1024;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    ApiLimitsTests(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 200, ok",
        // The event has more than the body.
        "6, 0, 413, '{\"message\": \"Request Too Long\"}'",
        "10, 0, 413, '{\"message\": \"Request Too Long\"}'",
        "10, 1, 413, HTTP content length exceeded 10485760 bytes."
    })
    void aLongRequestIsRefusedBeforeTheFunction(int mebibytes, int more, int status, String body) throws Exception {
        AtomicInteger invocations = new AtomicInteger();
        RestApi api = deploy("long-request", RestApiSpec.INTEGRATION_TIMEOUT, (event, context) -> {
            invocations.incrementAndGet();
            return answer("ok");
        });

        HttpResponse<String> response = send(api, "x".repeat(mebibytes * MIB + more));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(invocations).hasValue(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"5, 200", "6, 502"})
    void aLongAnswerIsAFailureOfTheFunction(int mebibytes, int status) throws Exception {
        RestApi api = deploy(
                "long-answer",
                RestApiSpec.INTEGRATION_TIMEOUT,
                (event, context) -> answer("x".repeat(mebibytes * MIB + 100)));

        assertThat(send(api, "").statusCode()).isEqualTo(status);
    }

    @Test
    void aFunctionThatOutlastsTheApiAnswersNobodyAndRunsOn() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Boolean> ranOn = new CompletableFuture<>();
        RestApi api = deploy("slow-function", Duration.ofMillis(50), (event, context) -> {
            try {
                ranOn.complete(answered.await(1, TimeUnit.MINUTES));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ranOn.complete(false);
            }
            return answer("late");
        });

        HttpResponse<String> response = send(api, "");
        answered.countDown();

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).isEqualTo("{\"message\": \"Endpoint request timed out\"}");
        assertThat(ranOn.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void anApiWaits29SecondsUnlessToldOtherwise() {
        assertThat(RestApiSpec.named("api").integrationTimeout()).isEqualTo(Duration.ofSeconds(29));
    }

    private RestApi deploy(String name, Duration timeout, LambdaFunction code) throws Exception {
        String arn = sandbox.functions().deploy(new FunctionSpec(name, Duration.ofMinutes(2), code));
        return sandbox.deploy(
                RestApiSpec.named(name).integrationTimeout(timeout).route("POST", "/it", arn));
    }

    private HttpResponse<String> send(RestApi api, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(api.baseUrl() + "/it"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] answer(String body) {
        return ("{\"statusCode\": 200, \"body\": \"" + body + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
