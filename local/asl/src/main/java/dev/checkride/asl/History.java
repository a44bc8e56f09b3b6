package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An execution's events, numbered in the order in which they happen; closed by the event that ends the execution. */
final class History {
    private static final int QUOTA = 25_000;

    private final Clock clock;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Consumer<HistoryEvent>> listeners = new ArrayList<>();
    private boolean closed;

    History(Clock clock) {
        this.clock = clock;
    }

    /** Adds the first event. */
    synchronized void open(JsonNode details) {
        append(0, "ExecutionStarted", details);
    }

    /**
     * @return the event's id
     * @throws StateFailure if the quota leaves room for the closing event only
     * @throws InterruptedException if the execution is over, so that whoever still works for it ends
     */
    synchronized long add(long previous, String type, JsonNode details) throws StateFailure, InterruptedException {
        if (closed) {
            throw new InterruptedException("The execution is over");
        }
        if (events.size() >= QUOTA - 1) {
            throw new StateFailure(
                    StateFailure.RUNTIME, "The execution reached the maximum number of history events (25000).");
        }
        return append(previous, type, details);
    }

    /** Adds the closing event, unless there is one. */
    synchronized void close(long previous, String type, JsonNode details) {
        if (!closed) {
            closed = true;
            append(previous, type, details);
        }
    }

    /** Adds the event of a redrive to a history that was closed, and takes further events. */
    synchronized long reopen(JsonNode details) {
        closed = false;
        return append(events.size(), "ExecutionRedriven", details);
    }

    private long append(long previous, String type, JsonNode details) {
        HistoryEvent event = new HistoryEvent(events.size() + 1L, previous, clock.instant(), type, details);
        events.add(event);
        listeners.forEach(listener -> listener.accept(event));
        return event.id();
    }

    synchronized long lastId() {
        return events.size();
    }

    synchronized List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    synchronized void listen(Consumer<HistoryEvent> listener) {
        // By number: what a listener does may add events, which it is then told of in their turn.
        for (int i = 0; i < events.size(); i++) {
            listener.accept(events.get(i));
        }
        listeners.add(listener);
    }
}
