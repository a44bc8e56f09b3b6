package dev.checkride.executor.scenario;

import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.result.SentRequest;
import dev.checkride.executor.result.Trail;
import dev.checkride.executor.run.Text;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down each request that may make data before it is sent, where that outlives the process: a worker that is killed does
 * not clean up, and nobody else knows what it has made.
 */
final class RequestTrail {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int LONGEST_PATH = 200;
    private static final int UNTRACKED = Integer.MAX_VALUE;

    private final Consumer<Trail> writer;
    private final Redactor redactor;
    private final Clock clock;
    private final Object writing = new Object();
    private int written;
    private Trail trail;

    RequestTrail(int attempt, Consumer<Trail> writer, Redactor redactor, Clock clock) {
        this.trail = Trail.of(attempt);
        this.writer = writer;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * Is told of a request before it is sent. The answers to those before are written with it.
     *
     * @return its number, for its answer
     * @throws TrailNotKeptException if it may make data and cannot be written down
     */
    int before(String method, String path, @Nullable String account) {
        String name = method.toUpperCase(Locale.ROOT);
        if (SAFE.contains(name)) {
            return UNTRACKED;
        }
        String shown = Text.shortened(Text.oneLine(redactor.redact(path)), LONGEST_PATH);
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        int number = added(new SentRequest(name, shown, account, now, 0));
        try {
            write(number);
        } catch (RuntimeException unwritten) {
            // A deletion makes nothing, and is what cleans up.
            if (!name.equals("DELETE")) {
                throw new TrailNotKeptException(name + " " + shown, unwritten);
            }
        }
        return number;
    }

    private synchronized int added(SentRequest request) {
        trail = trail.and(request);
        return trail.size() - 1;
    }

    private synchronized Trail trail() {
        return trail;
    }

    /** Requests that are sent at the same time are written down together: one write for all who wait for it. */
    private void write(int number) {
        synchronized (writing) {
            Trail now = trail();
            boolean told = number < written || !now.tellsMoreThan(written);
            if (!told) {
                writer.accept(now);
                written = now.size();
            }
        }
    }

    /** Is told of the answer to a request. */
    synchronized void answered(int number, int status) {
        trail = trail.answered(number, status);
    }
}
