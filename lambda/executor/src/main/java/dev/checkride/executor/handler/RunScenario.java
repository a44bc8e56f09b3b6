package dev.checkride.executor.handler;

import dev.checkride.executor.result.Attempts;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.Quarantine;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.StoredAttempts;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.result.TrailTable;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunClosedException;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.run.Text;
import dev.checkride.executor.scenario.ScenarioRunner;
import dev.checkride.executor.scenario.TargetUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes one attempt at a scenario and stores its report; what keeps it from running becomes its report. */
final class RunScenario implements Step {
    private static final String OUT_OF_MEMORY = OutOfMemoryError.class.getName();
    /** Left for storing the report before Lambda ends the invocation. */
    private static final Duration RESERVE = Duration.ofSeconds(20);

    private final Services services;
    private final ScenarioPackage scenarios;
    private final FunctionProcess process;

    RunScenario(Services services, ScenarioPackage scenarios) {
        this.services = services;
        this.scenarios = scenarios;
        this.process = new FunctionProcess(services.ownProcess());
    }

    @Override
    public Function<String, StepFailure> failure() {
        return ScenarioNotReported::new;
    }

    @Override
    public Object take(StepEvent event) {
        LedgerEntry entry = services.ledger().requireOpen(event.execution().arn());
        PlannedScenario planned = Json.convert(event.json().path("scenario"), PlannedScenario.class);
        int attempt = event.json().path("attempt").asInt(1);
        StoredAttempts stored = new StoredAttempts(
                services.results(), new RunKeys(event.execution().runId()));
        Optional<Obstacle> obstacle = obstacle(event, entry);
        if (attempt > 1 && obstacle.isPresent()) {
            // What the attempts before have found out stands.
            return new Answer(attempt, false);
        }
        List<ScenarioReport> reports = new ArrayList<>(stored.before(planned, attempt));
        PlannedScenario due = reports.isEmpty()
                ? planned
                : new Attempts(reports).toRepeat(planned).orElse(planned);
        ScenarioRunner runner = runner(event, planned, stored);
        ScenarioReport report = process.withReserve(
                () -> stored.store(obstacle.map(found -> notStarted(due, attempt, found))
                        .orElseGet(() -> report(event, entry, due, attempt, runner))),
                () -> stored.store(notStarted(due, attempt, outOfMemory())));
        reports.add(report);
        boolean again = attempt <= entry.request().retries()
                && !entry.pastDeadline(services.clock().instant())
                && new Attempts(reports).toRepeat(planned).isPresent();
        if (!again && obstacle.isEmpty() && entry.request().failFast()) {
            firstRed(entry, planned, new Attempts(reports).merged())
                    .ifPresent(red -> services.ledger().update(entry.execution(), open -> open.stoppedBy(red)));
        }
        // Last of all, since the process ends here.
        if (runner.isStillBusy() || report.tests().stream().anyMatch(RunScenario::isOutOfMemory)) {
            process.retire();
        }
        return new Answer(attempt + 1, again);
    }

    private ScenarioRunner runner(StepEvent event, PlannedScenario planned, StoredAttempts stored) {
        TrailTable trails = services.trails(event.execution().arn());
        Duration testTimeout =
                Duration.ofSeconds(services.configuration().defaults().testTimeoutSeconds());
        ScenarioRunner runner =
                new ScenarioRunner(services.scenarios(), testTimeout, services.clock(), trails.writer(planned.id()));
        return process.watched(runner, stored::store);
    }

    private static Obstacle outOfMemory() {
        return new Obstacle(
                Status.ERROR,
                Failure.because(OUT_OF_MEMORY, "the function ran out of memory, and the scenario held on to it"));
    }

    private static boolean isOutOfMemory(TestOutcome row) {
        return row.failure() != null && row.failure().type().equals(OUT_OF_MEMORY);
    }

    /**
     * What the state machine goes on with.
     *
     * @param attempt the number of the next attempt
     * @param again whether there is one
     */
    private record Answer(int attempt, boolean again) {}

    private Optional<String> firstRed(LedgerEntry entry, PlannedScenario planned, ScenarioReport report) {
        return Quarantine.at(
                        services.clock().instant(), services.configuration().quarantine())
                .mark(planned, report)
                .tests()
                .stream()
                .filter(row -> row.isRed(entry.request().failOnFlaky()))
                .map(row -> planned.simpleName() + "#" + row.name())
                .findFirst();
    }

    /** Why nothing may be started any more. */
    private Optional<Obstacle> obstacle(StepEvent event, LedgerEntry entry) {
        if (entry.firstRed() != null) {
            return Optional.of(new Obstacle(
                    Status.NOT_RUN,
                    Failure.because("FailFast", "not begun, since " + entry.firstRed() + " was red before")));
        }
        if (entry.pastDeadline(services.clock().instant())) {
            return Optional.of(new Obstacle(
                    Status.NOT_RUN,
                    Failure.because("Deadline", "the run's deadline " + entry.deadline() + " had passed")));
        }
        return scenarios.fingerprint().equals(event.text("fingerprint"))
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        Status.INFRASTRUCTURE,
                        Failure.because(
                                "OtherPackage",
                                "the run was planned by another package than this function has: it was deployed "
                                        + "meanwhile. Start a new run")));
    }

    /**
     * What keeps a scenario from being started.
     *
     * @param status what becomes of its tests
     * @param reason why
     */
    private record Obstacle(Status status, Failure reason) {}

    private ScenarioReport notStarted(PlannedScenario scenario, int attempt, Obstacle obstacle) {
        return ScenarioRunner.notStarted(
                scenario,
                obstacle.status(),
                obstacle.reason(),
                attempt,
                services.clock().millis());
    }

    private ScenarioReport report(
            StepEvent event, LedgerEntry entry, PlannedScenario scenario, int attempt, ScenarioRunner runner) {
        try {
            TargetUnderTest underTest = RunTarget.read(services, entry, event.text("secret"));
            return runner.run(scenario, underTest, attempt, event.remaining().minus(RESERVE));
        } catch (RunClosedException closed) {
            throw closed;
        } catch (RuntimeException | LinkageError broken) {
            String message = new Redactor(List.of()).redact(Text.oneLine(String.valueOf(broken.getMessage())));
            Failure reason = Failure.because(broken.getClass().getName(), Text.shortened(message, 1_000));
            return notStarted(scenario, attempt, new Obstacle(Status.INFRASTRUCTURE, reason));
        }
    }
}
