package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution of a state machine, or a child that a distributed Map started; safe for use by many threads. */
public final class Execution {
    private final ExecutionRequest request;
    private final @Nullable Execution parent;
    private final Clock clock;
    private final Instant startDate;
    private final History history;
    private final List<MapRun> mapRuns = new CopyOnWriteArrayList<>();
    private final Redrives redrives = new Redrives();
    private volatile CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Outcome outcome;
    private @Nullable Engine engine;
    private @Nullable Thread worker;

    Execution(ExecutionRequest request, @Nullable Execution parent, Clock clock) {
        this.request = request;
        this.parent = parent;
        this.clock = clock;
        this.startDate = clock.instant();
        this.history = new History(clock);
    }

    public String arn() {
        return request.executionArn();
    }

    public String name() {
        return request.name();
    }

    /** The machine's ARN; a distributed Map's child adds {@code /} and the Map's label. */
    public String stateMachineArn() {
        return request.stateMachineArn();
    }

    public JsonNode input() {
        return request.input();
    }

    /** The input as its caller has written it. */
    public String inputText() {
        return request.inputText();
    }

    public Instant startDate() {
        return startDate;
    }

    public ExecutionStatus status() {
        Outcome end = outcome;
        return end == null ? ExecutionStatus.RUNNING : end.status();
    }

    public Optional<Instant> stopDate() {
        return Optional.ofNullable(outcome).map(Outcome::stopDate);
    }

    /** The output of an execution that succeeded. */
    public Optional<JsonNode> output() {
        return Optional.ofNullable(outcome).map(Outcome::output);
    }

    /** The output of an execution that succeeded, as text. */
    public Optional<String> outputText() {
        return output().map(this::text);
    }

    /** The error of an execution that ended otherwise than well, if it has one. */
    public Optional<String> error() {
        return Optional.ofNullable(outcome).map(Outcome::error);
    }

    /** The cause of an execution that ended otherwise than well, if it has one. */
    public Optional<String> cause() {
        return Optional.ofNullable(outcome).map(Outcome::cause);
    }

    /** The events so far. */
    public List<HistoryEvent> history() {
        return history.events();
    }

    /** The runs of distributed Maps that this execution itself started, oldest first. */
    public List<MapRun> mapRuns() {
        return List.copyOf(mapRuns);
    }

    /**
     * Hands over the events so far and then each further one, in order, on the thread that causes it: a listener must
     * be quick, must not throw, and must wait neither for this execution nor for its children. It may stop the execution;
     * but a child's listener must not call its parent, whose own listener may just be calling the child.
     */
    public void listen(Consumer<HistoryEvent> listener) {
        history.listen(listener);
    }

    /**
     * Ends the execution as ABORTED at once; what runs for it is interrupted and ends soon after. Does nothing to an
     * execution that is over.
     */
    public void stop(@Nullable String error, @Nullable String cause) {
        synchronized (history) {
            if (outcome == null) {
                abort(new StateFailure(error, cause));
                interruptWorker();
            }
        }
    }

    /**
     * Runs an execution on that ended otherwise than well: under the same definition, from the state that did not succeed.
     * What ran for it when it ended is waited for.
     *
     * @throws IllegalStateException if it runs, has succeeded, or is a child, which its Map redrives
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">Redriving
     *     executions</a>
     */
    public void redrive() throws InterruptedException {
        Engine driver = engine;
        if (parent != null || driver == null) {
            throw new IllegalStateException("The execution " + arn() + " cannot be redriven by itself");
        }
        driver.redrive();
    }

    /** How many times it was redriven. */
    public int redriveCount() {
        return redrives.count();
    }

    /** When it was redriven last. */
    public Optional<Instant> redriveDate() {
        return redrives.latest();
    }

    /** The execution whose Map has started this one. */
    public Optional<Execution> parent() {
        return Optional.ofNullable(parent);
    }

    /** Waits until the execution is over. */
    public Execution await() throws InterruptedException {
        over.await();
        return this;
    }

    /** Waits until the execution is over, but no longer than the time given; tells whether it is over. */
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return over.await(time, unit);
    }

    /**
     * The text of a state's input, output or arguments, unless it is too long.
     *
     * @param source the state, for the message
     */
    String payload(JsonNode value, String source) throws StateFailure {
        // Measured when the execution was started, and perhaps longer in other words: 1e9 is 1.0E9 elsewhere.
        return isInput(value) ? inputText() : Texts.payload(value, source);
    }

    private String text(JsonNode value) {
        return isInput(value) ? inputText() : Texts.of(value);
    }

    /** Whether it is the input itself, which states hand on. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isInput(JsonNode value) {
        return value == input();
    }

    ExecutionRequest request() {
        return request;
    }

    History log() {
        return history;
    }

    void add(MapRun run) {
        mapRuns.add(run);
    }

    /** Whether nothing more is to be done for it: it ended, or the execution that started it did. */
    boolean isOver() {
        return outcome != null || (parent != null && parent.isOver());
    }

    void begin() {
        history.open(Details.executionStarted(inputText(), request.roleArn()));
    }

    void drivenBy(Engine driver) {
        engine = driver;
    }

    /**
     * Does nothing to an execution that ended otherwise than well.
     *
     * @throws IllegalStateException if it runs or has succeeded
     */
    void requireUnsuccessful() {
        ExecutionStatus now = status();
        if (!now.isFinal() || now == ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("An execution that is " + now + " is not redriven");
        }
    }

    /**
     * Opens it again for a redrive.
     *
     * @return the id of the event that says so
     * @throws IllegalStateException if it runs or has succeeded
     */
    long reopen() {
        synchronized (history) {
            requireUnsuccessful();
            over = new CountDownLatch(1);
            outcome = null;
            redrives.add(clock.instant());
            return history.reopen(Details.executionRedriven(redrives.count()));
        }
    }

    void succeed(JsonNode output, long previous) {
        ObjectNode details = Details.output(text(output));
        end(ExecutionStatus.SUCCEEDED, output, nothing(), "ExecutionSucceeded", details, previous);
    }

    void fail(StateFailure failure, long previous) {
        end(ExecutionStatus.FAILED, null, failure, "ExecutionFailed", failure.details(), previous);
    }

    /**
     * Ends the execution as TIMED_OUT, unless it is over or was redriven since.
     *
     * @param run how many times it had been redriven when its time began
     */
    void timeOut(int run) {
        StateFailure timeout = new StateFailure(StateFailure.TIMEOUT, null);
        synchronized (history) {
            if (outcome == null && redriveCount() == run) {
                end(ExecutionStatus.TIMED_OUT, null, timeout, "ExecutionTimedOut", timeout.details(), history.lastId());
                interruptWorker();
            }
        }
    }

    void abort() {
        abort(nothing());
    }

    private void abort(StateFailure why) {
        end(ExecutionStatus.ABORTED, null, why, "ExecutionAborted", why.details(), history.lastId());
    }

    private void end(
            ExecutionStatus status,
            @Nullable JsonNode output,
            StateFailure failure,
            String type,
            ObjectNode details,
            long previous) {
        synchronized (history) {
            if (outcome == null) {
                outcome = new Outcome(status, clock.instant(), output, failure.error(), failure.causeText());
                history.close(previous, type, Details.of(type, details));
                over.countDown();
            }
        }
    }

    private static StateFailure nothing() {
        return new StateFailure(null, null);
    }

    /** Names the thread to interrupt when the execution is stopped. */
    synchronized void workOn(Thread thread) {
        worker = thread;
    }

    synchronized void workDone() {
        worker = null;
    }

    /** To be called where nobody can redrive the execution meanwhile: the interrupt is meant for the run that ended. */
    private synchronized void interruptWorker() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
