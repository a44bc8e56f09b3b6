package dev.checkride.executor.scenario;

import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;

import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Turns the launcher's events into rows, so that every planned test has at least one whatever happens: the launcher itself
 * reports no failed test when a {@code @BeforeAll} throws, and nothing at all for what lies under a skipped container.
 */
final class OutcomeListener implements TestExecutionListener {
    private final PlannedScenario scenario;
    private final Failures failures;
    private final RowNames names;
    private final ExchangeRecorder recorder;
    private final ExchangeBudget budget = new ExchangeBudget();
    private final Clock clock;
    private final List<TestOutcome> rows = new ArrayList<>();
    private final Map<String, Long> running = new LinkedHashMap<>();
    private boolean timeIsUp;
    private boolean frozen;

    OutcomeListener(
            PlannedScenario scenario, Failures failures, RowNames names, ExchangeRecorder recorder, Clock clock) {
        this.scenario = scenario;
        this.failures = failures;
        this.names = names;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        names.begin(started);
    }

    @Override
    public synchronized void executionStarted(TestIdentifier identifier) {
        running.put(identifier.getUniqueId(), clock.millis());
        if (identifier.isTest()) {
            // What the set-up of the class has sent belongs to the class, not to its first test.
            recorder.take();
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        Failure why = timeIsUp ? Ending.NOT_BEGUN : failures.because("Disabled", reason);
        addContainerOrTest(identifier, Status.NOT_RUN, clock.millis(), why);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        Long began = running.get(identifier.getUniqueId());
        long start = began == null ? clock.millis() : began;
        Failure failure = result.getThrowable().map(failures::of).orElse(null);
        Status status = statusOf(result);
        // Cancelled, a container says nothing that the ending does not say of each test.
        boolean silent = timeIsUp && !identifier.isTest() && result.getStatus() != FAILED;
        if (timeIsUp) {
            // Even one that has passed: it was interrupted, so that what it waited for was cut short.
            status = Status.TIMEOUT;
            failure = Ending.interrupted(failure);
        }
        if (!silent && (identifier.isTest() || status != Status.PASSED)) {
            addContainerOrTest(identifier, status, start, failure);
        }
        // Last of all: the launcher swallows what a listener throws, and what still runs at the end is red.
        running.remove(identifier.getUniqueId());
    }

    private static Status statusOf(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> Status.PASSED;
            case ABORTED -> Status.SKIPPED;
            case FAILED -> result.getThrowable().map(Failures::statusOf).orElse(Status.ERROR);
        };
    }

    /** From now on whatever is running is being stopped. */
    synchronized void timeIsUp() {
        timeIsUp = true;
    }

    /** A cleanup that failed has a row of its own. */
    synchronized void cleanupFailed(String uniqueId, Throwable thrown) {
        if (frozen) {
            return;
        }
        Optional<PlannedTest> test = plannedAt(uniqueId);
        rows.add(TestOutcome.ofCleanup(
                uniqueId,
                rows.size(),
                test.map(PlannedTest::uniqueId).orElse(uniqueId),
                test.map(PlannedTest::name).orElse(scenario.simpleName()),
                clock.millis(),
                failures.of(thrown)));
    }

    /** Ends the report; what is still running, and what has no row, gets what the ending says. */
    synchronized List<TestOutcome> close(Ending ending) {
        if (!frozen) {
            frozen = true;
            for (PlannedTest test : scenario.tests()) {
                running.keySet().stream()
                        .filter(id -> isUnder(id, test.uniqueId()))
                        .reduce((first, last) -> last)
                        .ifPresent(id -> addUnfinished(test, id, ending));
            }
            addMissing(scenario.tests(), ending.rest(), ending.whyRest(), List.of());
            boolean ended = ending.regular() && running.isEmpty();
            if (!ended && rows.stream().allMatch(row -> row.status().allowsGreen())) {
                // All tests have passed and the class's own tear-down has not: the scenario as a whole is unfinished.
                addScenario(ending);
            }
        }
        return List.copyOf(rows);
    }

    private void addUnfinished(PlannedTest test, String id, Ending ending) {
        long start = running.getOrDefault(id, clock.millis());
        rows.add(new TestOutcome(
                id,
                test.uniqueId(),
                test.name(),
                ending.running(),
                start,
                clock.millis() - start,
                ending.whyRunning(),
                budget.keep(recorder.take(), ending.running())));
    }

    private void addScenario(Ending ending) {
        String id = scenario.className() + "/[end]";
        rows.add(new TestOutcome(
                id,
                id,
                RowNames.ofClass(scenario.simpleName()),
                ending.running(),
                clock.millis(),
                0,
                ending.whyRunning(),
                budget.keep(recorder.take(), ending.running())));
    }

    /** A container's outcome is that of the tests below it that have none; if all have one, it is a row of its own. */
    private void addContainerOrTest(TestIdentifier identifier, Status status, long start, @Nullable Failure failure) {
        if (frozen) {
            return;
        }
        List<Exchange> exchanges = budget.keep(recorder.take(), status);
        String id = identifier.getUniqueId();
        List<PlannedTest> below = scenario.tests().stream()
                .filter(test -> !identifier.isTest() && isUnder(test.uniqueId(), id))
                .toList();
        if (!addMissing(below, status, failure, exchanges)) {
            rows.add(new TestOutcome(
                    id,
                    plannedAt(id).map(PlannedTest::uniqueId).orElse(id),
                    names.of(identifier, plannedAt(id)),
                    status,
                    start,
                    clock.millis() - start,
                    failure,
                    exchanges));
        }
    }

    private boolean addMissing(
            List<PlannedTest> tests, Status status, @Nullable Failure failure, List<Exchange> exchanges) {
        List<PlannedTest> missing = tests.stream()
                .filter(test -> rows.stream().noneMatch(row -> row.planned().equals(test.uniqueId())))
                .toList();
        for (PlannedTest test : missing) {
            rows.add(new TestOutcome(
                    test.uniqueId(),
                    test.uniqueId(),
                    test.name(),
                    status,
                    clock.millis(),
                    0,
                    failure,
                    // Once is enough for all that fail for the same reason.
                    test.equals(missing.get(0)) ? exchanges : List.of()));
        }
        return !missing.isEmpty();
    }

    private Optional<PlannedTest> plannedAt(String id) {
        return scenario.tests().stream()
                .filter(test -> isUnder(id, test.uniqueId()))
                .findFirst();
    }

    private static boolean isUnder(String id, String ancestor) {
        return id.equals(ancestor) || id.startsWith(ancestor + "/");
    }
}
