package dev.checkride.executor.target;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Text;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits until the application answers, because a deployed stack may take a while to do so. */
public final class Readiness {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int LONGEST_MILLIS = 10_000;

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
        Instant end = clock.instant().plusSeconds(wanted.timeoutSeconds());
        Answer answer = ask(url);
        while (!wanted.status().contains(answer.status)) {
            if (!clock.instant().isBefore(end)) {
                throw new ApplicationNotReadyException(url, answer.text, wanted);
            }
            pause.of(BETWEEN);
            answer = ask(url);
        }
    }

    /** By the client that AWS is called with too: another one is some 500 classes more when the function starts. */
    private static Answer ask(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(LONGEST_MILLIS);
            connection.setReadTimeout(LONGEST_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return new Answer(status, "status " + status);
        } catch (IOException e) {
            return new Answer(0, "no answer (" + Text.shortened(Text.oneLine(e.toString()), 200) + ")");
        }
    }

    private record Answer(int status, String text) {}
}
