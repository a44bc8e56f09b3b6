package dev.checkride.executor.scenario;

import dev.checkride.api.ScenarioEnvironment;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.result.Trail;
import dev.checkride.executor.run.PlannedScenario;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/** Runs one scenario in the JUnit launcher; whatever happens in it, a report comes back with every planned test. */
public final class ScenarioRunner {
    private static final Duration GRACE = Duration.ofSeconds(2);
    /** Whoever interrupts a run waits for its cleanups, a little longer than this. */
    private static final Duration GRACE_OF_THE_INTERRUPTED = Duration.ofSeconds(8);

    private final ClassLoader loader;
    private final Duration testTimeout;
    private final Clock clock;
    private final Optional<Consumer<ScenarioReport>> onExit;
    private final Consumer<Trail> trails;
    private boolean stillBusy;

    /**
     * Runs scenarios of a class loader.
     *
     * @param testTimeout after which a test is interrupted
     * @param trails keeps the requests that may make data, each before it is sent
     */
    public ScenarioRunner(ClassLoader loader, Duration testTimeout, Clock clock, Consumer<Trail> trails) {
        this(loader, testTimeout, clock, trails, Optional.empty());
    }

    private ScenarioRunner(
            ClassLoader loader,
            Duration testTimeout,
            Clock clock,
            Consumer<Trail> trails,
            Optional<Consumer<ScenarioReport>> onExit) {
        this.trails = trails;
        this.loader = loader;
        this.testTimeout = testTimeout;
        this.clock = clock;
        this.onExit = onExit;
    }

    /** The same for a process that ends with its scenario: then the report of a scenario that ends it goes here. */
    public ScenarioRunner reportingExit(Consumer<ScenarioReport> report) {
        return new ScenarioRunner(loader, testTimeout, clock, trails, Optional.of(report));
    }

    /**
     * Runs the planned tests of a scenario.
     *
     * @param limit after which the scenario is stopped: the running test has then timed out, and the rest was not run
     */
    public ScenarioReport run(PlannedScenario scenario, TargetUnderTest target, int attempt, Duration limit) {
        long start = clock.millis();
        Redactor redactor = new Redactor(target.accounts()::secrets);
        ExchangeRecorder recorder = new ExchangeRecorder();
        OutcomeListener listener =
                new OutcomeListener(scenario, new Failures(redactor), new RowNames(redactor), recorder, clock);
        RequestTrail trail = new RequestTrail(attempt, trails, redactor, clock);
        ScenarioEnvironment environment =
                new RunEnvironment(target, redactor, recorder, trail, listener::cleanupFailed);
        Function<List<TestOutcome>, ScenarioReport> report = rows ->
                new ScenarioReport(scenario.id(), scenario.className(), attempt, start, clock.millis() - start, rows);
        Optional<ExitHook> hook = onExit.map(
                store -> ExitHook.open(place -> store.accept(report.apply(listener.close(Ending.exited(place))))));
        try {
            return report.apply(execute(scenario, listener, environment, redactor, limit));
        } finally {
            hook.ifPresent(ExitHook::close);
        }
    }

    /** Whether a scenario did not stop when it was told to: it goes on beside whatever comes next. */
    public boolean isStillBusy() {
        return stillBusy;
    }

    /** The report of a scenario that was not started. */
    public static ScenarioReport notStarted(
            PlannedScenario scenario, Status status, Failure reason, int attempt, long now) {
        List<TestOutcome> rows = scenario.tests().stream()
                .map(test -> new TestOutcome(
                        test.uniqueId(), test.uniqueId(), test.name(), status, now, 0, reason, List.of()))
                .toList();
        return new ScenarioReport(scenario.id(), scenario.className(), attempt, now, 0, rows);
    }

    private List<TestOutcome> execute(
            PlannedScenario scenario,
            OutcomeListener listener,
            ScenarioEnvironment environment,
            Redactor redactor,
            Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            return listener.close(Ending.stopped());
        }
        CancellationToken token = CancellationToken.create();
        AtomicReference<@Nullable Throwable> crash = new AtomicReference<>();
        Thread thread = new Thread(() -> launch(scenario, listener, environment, token), scenario.simpleName());
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.setUncaughtExceptionHandler((crashed, thrown) -> crash.set(thrown));
        thread.start();
        if (!await(thread, limit)) {
            // Cleared for the wait, which would end at once otherwise, and with it the cleanups.
            boolean interrupted = Thread.interrupted();
            listener.timeIsUp();
            token.cancel();
            thread.interrupt();
            stillBusy = !await(thread, interrupted ? GRACE_OF_THE_INTERRUPTED : GRACE);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return listener.close(Ending.stopped());
        }
        Throwable thrown = crash.get();
        return listener.close(thrown == null ? Ending.returned() : Ending.crashed(new Failures(redactor).of(thrown)));
    }

    private void launch(
            PlannedScenario scenario,
            OutcomeListener listener,
            ScenarioEnvironment environment,
            CancellationToken token) {
        LauncherDiscoveryRequest request = Launchers.request(
                scenario.tests().stream()
                        .map(test -> DiscoverySelectors.selectUniqueId(test.uniqueId()))
                        .toList(),
                testTimeout);
        try (LauncherSession session = Launchers.openSession()) {
            session.getStore()
                    .put(Namespace.create(ScenarioEnvironment.STORE_NAMESPACE), ScenarioEnvironment.class, environment);
            session.getLauncher()
                    .execute(LauncherExecutionRequestBuilder.request(request)
                            .listeners(listener)
                            .cancellationToken(token)
                            .build());
        }
    }

    private static boolean await(Thread thread, Duration limit) {
        try {
            thread.join(Math.max(1, limit.toMillis()));
            return !thread.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
