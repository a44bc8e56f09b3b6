package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTests {
    private final List<String> asked = new ArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Given.NOW;
    private HttpServer application;
    private URI endpoint;

    @BeforeEach
    void start() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().set("Location", "/Prod/elsewhere");
            exchange.sendResponseHeaders(statuses.size() > 1 ? statuses.remove() : statuses.element(), -1);
            exchange.close();
        });
        application.start();
        endpoint = URI.create("http://127.0.0.1:" + application.getAddress().getPort() + "/Prod");
    }

    @AfterEach
    void stop() {
        application.stop(0);
    }

    @Test
    void itAsksUntilTheStatusIsAWantedOne() {
        statuses.addAll(List.of(503, 404, 401));

        readiness().await(endpoint, new Configuration.Readiness("/users", List.of(200, 401), 60));

        assertThat(asked).containsExactly("GET /Prod/users", "GET /Prod/users", "GET /Prod/users");
        assertThat(waits).hasSize(2);
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        statuses.add(302);

        readiness().await(endpoint, new Configuration.Readiness("/users", List.of(302), 60));

        assertThat(asked).containsExactly("GET /Prod/users");
    }

    @Test
    void whenTheTimeIsUpItSaysWhatItAskedAndWhatItGot() {
        statuses.add(503);

        assertThatThrownBy(() ->
                        readiness().await(endpoint, new Configuration.Readiness("/users", List.of(200, 401), 3)))
                .isInstanceOf(ApplicationNotReadyException.class)
                .hasMessageContainingAll("after 3 s", endpoint + "/users", "status 503", "200 or 401", "readiness");
        assertThat(asked).hasSize(4);
    }

    @Test
    void anApplicationThatDoesNotAnswerIsNotReady() {
        application.stop(0);

        assertThatThrownBy(() -> readiness().await(endpoint, new Configuration.Readiness("/users", List.of(200), 1)))
                .isInstanceOf(ApplicationNotReadyException.class)
                .hasMessageContaining("no answer (java.net.ConnectException");
    }

    private Readiness readiness() {
        InstantSource time = () -> now;
        return new Readiness(time.withZone(ZoneId.of("UTC")), duration -> {
            waits.add(duration);
            now = now.plus(duration);
        });
    }

    @Test
    void aPauseThatIsInterruptedSaysSoAndKeepsTheInterrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Pause.ofThread().of(Duration.ofMinutes(1)))
                .isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
