package dev.checkride.executor.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the result: a test, an invocation of a parameterised test, or a failed cleanup.
 *
 * @param id its unique id in the launcher
 * @param planned the unique id of the planned test that it belongs to
 * @param name the names of its nested classes, its method and, for an invocation, its arguments
 * @param status what became of it
 * @param start when it began, in milliseconds since 1970
 * @param millis how long it took, in milliseconds
 * @param failure why it did not pass, or null
 * @param exchanges its requests to the application
 * @param earlier the attempts before this one, in their order
 * @param quarantine the tag for which it does not decide, or null
 */
public record TestOutcome(
        String id,
        String planned,
        String name,
        Status status,
        long start,
        long millis,
        @Nullable Failure failure,
        List<Exchange> exchanges,
        List<TestOutcome> earlier,
        @Nullable String quarantine) {
    private static final String CLEANUP = "/[cleanup:";

    /** Copies the exchanges; a row that was read without what every row has is damaged. */
    public TestOutcome(
            String id,
            String planned,
            String name,
            Status status,
            long start,
            long millis,
            @Nullable Failure failure,
            List<Exchange> exchanges,
            @Nullable List<TestOutcome> earlier,
            @Nullable String quarantine) {
        this.id = Objects.requireNonNull(id, "id");
        this.planned = Objects.requireNonNull(planned, "planned");
        this.name = Objects.requireNonNull(name, "name");
        this.status = Objects.requireNonNull(status, "status");
        this.start = start;
        this.millis = millis;
        this.failure = failure;
        this.exchanges = List.copyOf(exchanges);
        this.earlier = earlier == null ? List.of() : List.copyOf(earlier);
        this.quarantine = quarantine;
    }

    /** The row of a first attempt. */
    public TestOutcome(
            String id,
            String planned,
            String name,
            Status status,
            long start,
            long millis,
            @Nullable Failure failure,
            List<Exchange> exchanges) {
        this(id, planned, name, status, start, millis, failure, exchanges, List.of(), null);
    }

    /** The row of a step of a test's cleanup that failed. */
    public static TestOutcome ofCleanup(String testId, int number, String planned, String name, long now, Failure why) {
        String id = testId + CLEANUP + number + "]";
        return new TestOutcome(id, planned, name + " (cleanup)", Status.ERROR, now, 0, why, List.of());
    }

    /** Whether it is a cleanup's. */
    public boolean isCleanup() {
        return id.contains(CLEANUP);
    }

    /** Whether it was cut short, because the time of its invocation was up. */
    boolean endedItsProcess() {
        return failure != null && failure.isEndOfProcess();
    }

    boolean wasStopped() {
        return failure != null && failure.isStop();
    }

    /** The number of the attempt at this test that it tells of, from 1. */
    public int attempt() {
        return earlier.size() + 1;
    }

    /** Whether it passed only when it was repeated. */
    public boolean flaky() {
        return status == Status.PASSED && earlier.stream().anyMatch(before -> !before.status.allowsGreen());
    }

    /** Whether it keeps a run from being green. */
    public boolean isRed(boolean failOnFlaky) {
        if (quarantine != null) {
            // It decides nothing; but that a test was not even run is not the test's own failure.
            return !status.allowsGreen() && !status.isFailureOfTest();
        }
        return !status.allowsGreen() || (failOnFlaky && flaky());
    }

    /** The same row as the last of several attempts. An attempt that was skipped decides nothing: what failed stays red. */
    TestOutcome after(TestOutcome before) {
        List<TestOutcome> attempts = new ArrayList<>(before.earlier);
        if (status == Status.SKIPPED && !before.status.allowsGreen()) {
            attempts.add(alone());
            return new TestOutcome(
                    before.id,
                    before.planned,
                    before.name,
                    before.status,
                    before.start,
                    before.millis,
                    before.failure,
                    before.exchanges,
                    attempts,
                    before.quarantine);
        }
        attempts.add(before.alone());
        attempts.addAll(earlier);
        return new TestOutcome(id, planned, name, status, start, millis, failure, exchanges, attempts, quarantine);
    }

    private TestOutcome alone() {
        return new TestOutcome(id, planned, name, status, start, millis, failure, exchanges);
    }

    /** The same row, which does not decide. */
    TestOutcome inQuarantine(String tag) {
        return new TestOutcome(id, planned, name, status, start, millis, failure, exchanges, earlier, tag);
    }
}
