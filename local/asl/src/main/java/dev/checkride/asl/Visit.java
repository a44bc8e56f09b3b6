package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One visit to a state: what it was entered with, and how often it was tried. */
final class Visit {
    private final Lane lane;
    private final String type;
    private final String name;
    private final JsonNode input;
    private final Instant enteredTime;
    private final String where;
    private int retryCount;
    private @Nullable Progress progress;
    private @Nullable Progress earlier;
    private boolean complete;

    Visit(Lane lane, String type, String name, JsonNode input) {
        this(
                lane,
                type,
                name,
                input,
                lane.engine().surroundings().clock().instant(),
                "An error occurred while executing the state '" + name + "' (entered at the event id #"
                        + lane.lastEvent() + "). ");
    }

    private Visit(Lane lane, String type, String name, JsonNode input, Instant enteredTime, String where) {
        this.lane = lane;
        this.type = type;
        this.name = name;
        this.input = input;
        this.enteredTime = enteredTime;
        this.where = where;
    }

    /** The same visit once more, after a redrive: retries count anew, and what is done stays done. */
    Visit again() {
        Visit visit = new Visit(lane, type, name, input, enteredTime, where);
        visit.earlier = progress;
        return visit;
    }

    /** What was done before a redrive; there only once, since a retry begins from the start. */
    <T extends Progress> Optional<T> takeEarlier(Class<T> kind) {
        Optional<T> taken =
                Optional.ofNullable(earlier).filter(kind::isInstance).map(kind::cast);
        earlier = null;
        return taken;
    }

    /** Remembers what a redrive is to go on from. */
    void keep(Progress latest) {
        progress = latest;
        complete = false;
    }

    /** All is done that it keeps: a redrive need not run it again, unless the state fails for another reason. */
    void complete() {
        complete = true;
    }

    /** Lets a redrive run the whole state again if what failed came after what is kept. */
    void fail() {
        if (complete) {
            progress = null;
        }
    }

    Lane lane() {
        return lane;
    }

    Engine engine() {
        return lane.engine();
    }

    String type() {
        return type;
    }

    String name() {
        return name;
    }

    JsonNode input() {
        return input;
    }

    void countRetry() {
        retryCount++;
    }

    /** A failure that nothing catches. */
    StateFailure runtimeFailure(String message, @Nullable Throwable reason) {
        return new StateFailure(StateFailure.RUNTIME, where + message, reason);
    }

    /** Evaluates before there is a result: {@code $states.input} and {@code $states.context}. */
    Query query() {
        return query(Map.of());
    }

    Query queryWithResult(JsonNode result) {
        return query(Map.of("result", Values.toJava(result)));
    }

    Query queryWithError(JsonNode errorOutput) {
        return query(Map.of("errorOutput", Values.toJava(errorOutput)));
    }

    /** Evaluates for one item of this state, which is a Map. */
    Query queryForItem(MapItem item) {
        Map<String, Object> context = context();
        context.put("Map", item.context());
        return query(Map.of("context", context));
    }

    private Query query(Map<String, Object> more) {
        Map<String, Object> states = new HashMap<>();
        states.put("input", Values.toJava(input));
        states.put("context", context());
        states.putAll(more);
        Map<String, Object> variables = new HashMap<>(engine().functions());
        lane.scope().visible().forEach((variable, value) -> variables.put(variable, Values.toJava(value)));
        variables.put("states", states);
        return new Query(where, variables);
    }

    private Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>(engine().context());
        context.put(
                "State",
                Map.of("Name", name, "EnteredTime", ContextObject.time(enteredTime), "RetryCount", retryCount));
        lane.item().ifPresent(item -> context.put("Map", item.context()));
        return context;
    }
}
