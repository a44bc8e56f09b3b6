package dev.checkride.executor.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.run.Executions;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended that could not report by itself; whoever cleans up after it hands this to the Report step.
 *
 * @param status its status in Step Functions: ABORTED, TIMED_OUT or FAILED
 * @param cause why, for people
 * @param running the class names of the scenarios that were running then, or null if nobody knows
 */
record ExecutionOutcome(
        String status, @Nullable String cause, @Nullable List<String> running) {
    private static final int LONGEST_CAUSE = 300;

    /** Reads the field {@code outcome} of an event, if it has one. */
    static Optional<ExecutionOutcome> of(JsonNode outcome) {
        return outcome.path("status").isTextual()
                ? Optional.of(Json.convert(outcome, ExecutionOutcome.class))
                : Optional.empty();
    }

    /** Of an execution of which nobody knows what ran at its end. */
    static ExecutionOutcome of(Executions.End end) {
        return new ExecutionOutcome(end.status(), end.cause(), null);
    }

    boolean hit(PlannedScenario scenario) {
        return running != null && running.contains(scenario.className());
    }

    boolean knowsWhatRan() {
        return running != null;
    }

    /** The outcome in one line. */
    String inWords() {
        String why = cause == null ? "" : ": " + new Redactor(List.of()).redact(Text.oneLine(cause));
        String hit = running == null || running.isEmpty() ? "" : "; running then: " + String.join(", ", running);
        return "the run was " + status + Text.shortened(why, LONGEST_CAUSE) + hit;
    }
}
