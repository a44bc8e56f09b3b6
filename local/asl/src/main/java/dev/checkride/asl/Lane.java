package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sequence of states of an execution: the machine's, a Parallel's branch, an iteration of an inline Map. */
final class Lane {
    /** The states that AWS has an event for when a failure elsewhere ends them. */
    private static final Set<String> ABORTABLE = Set.of("Task", "Wait", "Parallel", "Map");

    private final Engine engine;
    private final Scope scope;
    private final Optional<MapItem> item;

    private @Nullable Step pending;
    private @Nullable Visit current;
    /** Iterations that run at the same time read it while others join. */
    private volatile long lastEvent;

    private Lane(Engine engine, Scope scope, Optional<MapItem> item, long lastEvent) {
        this.engine = engine;
        this.scope = scope;
        this.item = item;
        this.lastEvent = lastEvent;
    }

    static Lane outermost(Engine engine) {
        return new Lane(engine, Scope.outermost(), Optional.empty(), 0);
    }

    Lane branch() {
        return new Lane(engine, scope.inner(), item, lastEvent);
    }

    Lane iteration(MapItem mapItem) {
        return new Lane(engine, scope.inner(), Optional.of(mapItem), lastEvent);
    }

    Engine engine() {
        return engine;
    }

    Scope scope() {
        return scope;
    }

    Optional<MapItem> item() {
        return item;
    }

    long lastEvent() {
        return lastEvent;
    }

    /** Runs a program to its end and returns the output of its last state. */
    JsonNode run(Program program, JsonNode input) throws StateFailure, InterruptedException {
        return follow(program, new Step(input, Optional.of(program.startAt())));
    }

    /**
     * Goes on, after a redrive, with the state in which it ended otherwise than well.
     *
     * @param input what it was to start with, if it has not even entered its first state
     * @param after the event that its next one follows
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">Redriving
     *     executions</a>
     */
    JsonNode resume(Program program, JsonNode input, long after) throws StateFailure, InterruptedException {
        lastEvent = after;
        Visit visit = current;
        Step step = pending;
        if (visit != null) {
            return follow(program, again(program.state(visit.name()), visit));
        }
        return step == null ? run(program, input) : follow(program, step);
    }

    private JsonNode follow(Program program, Step first) throws StateFailure, InterruptedException {
        Step step = first;
        while (step.next().isPresent()) {
            String name = step.next().get();
            pending = step;
            current = null;
            step = visit(program.state(name), name, step.output());
        }
        // The last state was left: a redrive has only its output to take.
        pending = step;
        current = null;
        return step.output();
    }

    /** A Fail is entered once more; all others go on as entered. */
    private Step again(State state, Visit visit) throws StateFailure, InterruptedException {
        return state instanceof FailState ? visit(state, visit.name(), visit.input()) : stay(state, visit.again());
    }

    private Step visit(State state, String name, JsonNode input) throws StateFailure, InterruptedException {
        String text = engine.execution().payload(input, name);
        record(state.type() + "StateEntered", Details.stateEntered(name, text));
        return stay(state, new Visit(this, state.type(), name, input));
    }

    private Step stay(State state, Visit visit) throws StateFailure, InterruptedException {
        current = visit;
        try {
            return state.run(visit);
        } catch (EvaluationFailure e) {
            note(e, visit.name());
            throw e;
        } catch (InterruptedException e) {
            if (ABORTABLE.contains(state.type())) {
                recordLast(state.type() + "StateAborted", Details.none());
            }
            throw e;
        }
    }

    /** Adds an event that follows the lane's last one. */
    void record(String type, JsonNode details) throws StateFailure, InterruptedException {
        lastEvent = engine.execution().log().add(lastEvent, type, details);
    }

    /** Adds an event of a lane that was interrupted, unless that is because the execution is over. */
    void recordLast(String type, JsonNode details) throws StateFailure, InterruptedException {
        if (!engine.execution().isOver()) {
            record(type, details);
        }
    }

    /** Adds the event of a failed evaluation, once. */
    void note(StateFailure failure, String stateName) throws StateFailure, InterruptedException {
        if (failure instanceof EvaluationFailure evaluation && evaluation.isNews()) {
            record("EvaluationFailed", Details.evaluationFailed(evaluation, stateName));
        }
    }

    /** Goes on after the last event of a lane that was forked off. */
    synchronized void join(Lane lane) {
        lastEvent = Math.max(lastEvent, lane.lastEvent);
    }
}
