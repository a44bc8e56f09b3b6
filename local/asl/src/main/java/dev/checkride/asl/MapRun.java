package dev.checkride.asl;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The run of a distributed Map; its figures are live.
 *
 * <p>It remembers the children that run, the first 1,000 that succeeded and the first 1,000 that did not; of the others
 * only their number, so that ten thousand items need little memory.
 */
public final class MapRun {
    private static final int REMEMBERED = 1_000;

    private final String arn;
    private final Execution execution;
    private final MapRunLimits limits;
    private final Clock clock;
    private final Instant startDate;
    private final Tally items = new Tally();
    private final Tally executions = new Tally();
    private final Set<Execution> running = new LinkedHashSet<>();
    private final Set<Execution> unsuccessful = new LinkedHashSet<>();
    private final List<Execution> succeeded = new ArrayList<>();
    private final Redrives redrives = new Redrives();
    private final List<Consumer<Execution>> listeners = new ArrayList<>();
    private MapRunStatus status = MapRunStatus.RUNNING;
    private @Nullable Instant stopDate;

    MapRun(String arn, Execution execution, MapRunLimits limits, Clock clock) {
        this.arn = arn;
        this.execution = execution;
        this.limits = limits;
        this.clock = clock;
        this.startDate = clock.instant();
    }

    public String arn() {
        return arn;
    }

    /** The execution whose Map this is. */
    public String executionArn() {
        return execution.arn();
    }

    /** 0 where the definition sets no limit. */
    public int maxConcurrency() {
        return limits.maxConcurrency();
    }

    public double toleratedFailurePercentage() {
        return limits.toleratedFailurePercentage();
    }

    public long toleratedFailureCount() {
        return limits.toleratedFailureCount();
    }

    public Instant startDate() {
        return startDate;
    }

    public synchronized MapRunStatus status() {
        return status;
    }

    public synchronized Optional<Instant> stopDate() {
        return Optional.ofNullable(stopDate);
    }

    /** Where the items are; a batch counts as many as it holds. */
    public synchronized MapRunCounts itemCounts() {
        return items.counts();
    }

    /** Where the child executions are. */
    public synchronized MapRunCounts executionCounts() {
        return executions.counts();
    }

    /** The children that run, and those that did not succeed. */
    public synchronized List<Execution> children() {
        List<Execution> children = new ArrayList<>(unsuccessful);
        children.addAll(running);
        return children;
    }

    /** All children that are remembered, the earliest first. */
    public synchronized List<Execution> remembered() {
        List<Execution> all = new ArrayList<>(succeeded);
        all.addAll(children());
        all.sort(Comparator.comparing(Execution::startDate).thenComparing(Execution::name));
        return all;
    }

    /** How many times it was redriven. */
    public int redriveCount() {
        return redrives.count();
    }

    /** When it was redriven last. */
    public Optional<Instant> redriveDate() {
        return redrives.latest();
    }

    /**
     * Hands over the children that run, and then each further one just before it starts, on the thread that is to run it.
     * Whoever listens when the event {@code MapRunStarted} happens misses none; whoever hears of it later misses only
     * those that have ended by then.
     */
    public void listen(Consumer<Execution> listener) {
        List<Execution> alreadyRunning;
        synchronized (this) {
            alreadyRunning = List.copyOf(running);
            listeners.add(listener);
        }
        alreadyRunning.forEach(listener);
    }

    synchronized void expect(int itemCount, int executionCount) {
        items.expect(itemCount);
        executions.expect(executionCount);
    }

    void started(Execution child, int itemCount) {
        begin(child, () -> {
            items.started(itemCount);
            executions.started(1);
        });
    }

    /** Takes a child in again that had ended with that status. */
    void restarted(Execution child, int itemCount, ExecutionStatus earlier) {
        begin(child, () -> {
            unsuccessful.remove(child);
            items.restarted(itemCount, earlier);
            executions.restarted(1, earlier);
        });
    }

    /** A listener that comes meanwhile hears of the child either here or as one that runs, and not twice. */
    private void begin(Execution child, Runnable count) {
        List<Consumer<Execution>> told;
        synchronized (this) {
            running.add(child);
            count.run();
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(child));
    }

    synchronized void redrive() {
        status = MapRunStatus.RUNNING;
        stopDate = null;
        redrives.add(clock.instant());
        items.redrive();
        executions.redrive();
    }

    synchronized void ended(Execution child, int itemCount) {
        running.remove(child);
        items.ended(itemCount, child.status());
        executions.ended(1, child.status());
        Collection<Execution> remembered = child.status() == ExecutionStatus.SUCCEEDED ? succeeded : unsuccessful;
        if (remembered.size() < REMEMBERED) {
            remembered.add(child);
        }
    }

    /** Whether more items failed than the definition tolerates. */
    synchronized boolean isBeyondTolerance() {
        return limits.isExceededBy(items.counts());
    }

    synchronized void end(MapRunStatus end) {
        if (status == MapRunStatus.RUNNING) {
            status = end;
            stopDate = clock.instant();
            if (end != MapRunStatus.SUCCEEDED) {
                items.abortPending();
                executions.abortPending();
            }
        }
    }
}
