package dev.checkride.executor.handler;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Configuration.WhenBusy;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.run.StackBusyException;
import dev.checkride.executor.target.ClearingGuard;
import dev.checkride.executor.target.Pause;
import dev.checkride.executor.target.Place;
import dev.checkride.executor.target.Readiness;
import dev.checkride.executor.target.StackSnapshot;
import java.time.Duration;
import java.time.Instant;

/** Validates the request, reads the stack, waits until the application answers, opens the ledger and takes the lease. */
final class ReadTarget implements Step {
    /** As long as the state machine lets a run go on, whatever its deadline. */
    static final Duration LONGEST_RUN = Duration.ofMinutes(165);

    private final Services services;

    ReadTarget(Services services) {
        this.services = services;
    }

    @Override
    public Object take(StepEvent event) {
        ExecutionName execution = event.execution();
        Instant start = Instant.parse(event.text("startTime"));
        Configuration configuration = services.configuration();
        RunRequest request = RunRequest.of(event.json().path("request"), configuration);
        Instant deadline = start.plus(Duration.ofMinutes(request.deadlineMinutes()));
        Target target = readyTarget(execution, request, configuration);
        services.ledger().open(LedgerEntry.opened(execution, request, Json.text(target), deadline));
        takeLease(execution, request, start, deadline);
        return new RunReference(
                execution.arn(), execution.runId().value(), deadline.toString(), request.maxConcurrency());
    }

    private Target readyTarget(ExecutionName execution, RunRequest request, Configuration configuration) {
        StackSnapshot stack = services.stackReader(Place.of(execution.arn())).read(request.stackName());
        Target target = Target.of(stack, configuration);
        services.endpointGuard().check(target.resolved().apiEndpoint());
        if (request.clearTables()) {
            new ClearingGuard(configuration.guards()).check(stack);
        }
        Configuration.Readiness readiness =
                Target.described(configuration, stack.stackName()).readiness();
        if (readiness != null) {
            new Readiness(services.clock(), Pause.ofThread())
                    .await(target.resolved().apiEndpoint(), readiness);
        }
        return target;
    }

    private void takeLease(ExecutionName execution, RunRequest request, Instant start, Instant deadline) {
        try {
            services.leases()
                    .take(request.stackName(), execution.arn(), request.clearTables(), start.plus(LONGEST_RUN));
        } catch (StackBusyException busy) {
            boolean mayWait = request.whenBusy() == WhenBusy.WAIT
                    && services.clock().instant().isBefore(deadline);
            throw mayWait ? new StackBusy(busy.getMessage()) : new SetUpFailed(busy.getMessage());
        }
    }

    /**
     * What the state machine keeps of a run.
     *
     * @param execution the execution's ARN
     * @param runId the run's id
     * @param deadline when no scenario is started any more, as ISO 8601
     * @param maxConcurrency how many scenarios run at a time
     */
    private record RunReference(String execution, String runId, String deadline, int maxConcurrency) {}
}
