package dev.checkride.executor.target;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits until the application answers, because a deployed stack may take a while to do so. */
public final class Readiness {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final Clock clock;
    private final Pause pause;

    /** Measures the wait with a clock and passes it with pauses. */
    public Readiness(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Asks until the application answers with one of the wanted statuses; follows no redirect.
     *
     * @throws ApplicationNotReadyException if it does not within the time
     */
    public void await(URI apiEndpoint, Configuration.Readiness wanted) {
        URI url = URI.create(apiEndpoint + wanted.path());
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST_ANSWER)
                .build();
        Instant end = clock.instant().plusSeconds(wanted.timeoutSeconds());
        Answer answer = ask(http, url);
        while (!wanted.status().contains(answer.status)) {
            if (!clock.instant().isBefore(end)) {
                throw new ApplicationNotReadyException(url, answer.text, wanted);
            }
            pause.of(BETWEEN);
            answer = ask(http, url);
        }
    }

    private static Answer ask(HttpClient http, URI url) {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(LONGEST_ANSWER).build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return new Answer(status, "status " + status);
        } catch (IOException e) {
            return new Answer(0, "no answer (" + Text.shortened(Text.oneLine(e.toString()), 200) + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException(e);
        }
    }

    private record Answer(int status, String text) {}
}
