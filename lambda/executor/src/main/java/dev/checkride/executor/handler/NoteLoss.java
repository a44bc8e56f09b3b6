package dev.checkride.executor.handler;

import dev.checkride.executor.result.Loss;
import dev.checkride.executor.result.StoredAttempts;
import dev.checkride.executor.run.RunKeys;
import java.util.Map;
import java.util.function.Function;

/** Keeps what the service said about an invocation of a scenario that has not answered, for the report. */
final class NoteLoss implements Step {
    private final Services services;

    NoteLoss(Services services) {
        this.services = services;
    }

    @Override
    public Function<String, StepFailure> failure() {
        return ScenarioNotReported::new;
    }

    @Override
    public Object take(StepEvent event) {
        services.ledger().requireOpen(event.execution().arn());
        LambdaCause cause =
                LambdaCause.of(event.text("error"), event.json().path("cause").asText(""));
        Loss loss = new Loss(event.json().path("attempt").asInt(1), cause.error(), cause.message());
        new StoredAttempts(services.results(), new RunKeys(event.execution().runId()))
                .storeLoss(event.text("scenario"), loss);
        return Map.of();
    }
}
