package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one execution: a machine's, or that of a distributed Map's child. */
final class Engine {
    private final Execution execution;
    private final Program program;
    private final Surroundings surroundings;
    private final Crew crew;
    private final Map<String, ?> functions;
    private volatile Map<String, Object> context;
    private CountDownLatch idle = new CountDownLatch(0);
    private @Nullable Lane lane;

    private Engine(
            Execution execution, Program program, Surroundings surroundings, Crew crew, Map<String, ?> functions) {
        this.execution = execution;
        this.program = program;
        this.surroundings = surroundings;
        this.crew = crew;
        this.functions = functions;
        this.context = ContextObject.of(execution);
    }

    static Engine of(Execution execution, Program program, Surroundings surroundings) {
        Map<String, ?> functions = new StatesFunctions(surroundings).byName();
        return new Engine(execution, program, surroundings, new Crew(execution.name()), functions);
    }

    /** The engine of a child execution, which shares the threads. */
    Engine forChild(Execution child, Program processor) {
        return new Engine(child, processor, surroundings, crew, functions);
    }

    Execution execution() {
        return execution;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Crew crew() {
        return crew;
    }

    Map<String, ?> functions() {
        return functions;
    }

    /** The part of the context object that is the same in all states. */
    Map<String, Object> context() {
        return context;
    }

    /** Runs the execution on a thread of its own. */
    synchronized void start() {
        execution.drivenBy(this);
        execution.begin();
        drive(OptionalLong.empty());
    }

    /**
     * Runs an execution on that ended otherwise than well.
     *
     * @throws IllegalStateException if it did not
     */
    synchronized void redrive() throws InterruptedException {
        execution.requireUnsuccessful();
        // Whoever still winds down would write into the history that is opened again.
        idle.await();
        drive(OptionalLong.of(reopen()));
    }

    private void drive(OptionalLong resumedAfter) {
        CountDownLatch end = new CountDownLatch(1);
        idle = end;
        crew.assemble();
        crew.start(() -> {
            try {
                program.timeoutSeconds().ifPresent(this::watch);
                run(resumedAfter);
            } finally {
                crew.dismiss();
                end.countDown();
            }
        });
    }

    private long reopen() {
        long event = execution.reopen();
        context = ContextObject.of(execution);
        return event;
    }

    private void watch(long seconds) {
        int run = execution.redriveCount();
        crew.start(() -> {
            try {
                if (!execution.await(seconds, TimeUnit.SECONDS)) {
                    execution.timeOut(run);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Runs a child execution on the calling thread, to its end of whatever kind. */
    void runChild() {
        execution.begin();
        run(OptionalLong.empty());
    }

    /** Runs a child execution on that ended otherwise than well, as {@link #runChild} does. */
    void redriveChild() {
        run(OptionalLong.of(reopen()));
    }

    private void run(OptionalLong resumedAfter) {
        execution.workOn(Thread.currentThread());
        Lane known = lane;
        Lane outermost = known == null ? Lane.outermost(this) : known;
        lane = outermost;
        run(outermost, resumedAfter);
    }

    private void run(Lane outermost, OptionalLong resumedAfter) {
        try {
            JsonNode output = resumedAfter.isPresent()
                    ? outermost.resume(program, execution.input(), resumedAfter.getAsLong())
                    : outermost.run(program, execution.input());
            execution.succeed(output, outermost.lastEvent());
        } catch (StateFailure e) {
            execution.fail(e, outermost.lastEvent());
        } catch (InterruptedException e) {
            execution.abort();
        } catch (RuntimeException | Error e) {
            execution.fail(
                    new StateFailure(StateFailure.RUNTIME, "The interpreter failed: " + e), outermost.lastEvent());
            throw e;
        } finally {
            execution.workDone();
        }
    }

    /** Cancels a task whose execution is over; that of a failed branch runs on, as a Lambda function does. */
    void release(Future<?> task) {
        if (execution.isOver()) {
            task.cancel(true);
        }
    }
}
