package dev.checkride.command.terminal;

import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionStatus;
import java.time.Duration;

/**
 * How an execution has ended.
 *
 * @param name the execution's name
 * @param green whether it has succeeded
 * @param reason its error and cause, or its status
 * @param took from its start to its end
 */
public record RunEnd(String name, boolean green, String reason, Duration took) {
    static RunEnd of(Execution execution) {
        String error = execution.error().orElse(execution.status().name());
        return new RunEnd(
                execution.name(),
                execution.status() == ExecutionStatus.SUCCEEDED,
                (error + " " + execution.cause().orElse("")).strip(),
                Duration.between(execution.startDate(), execution.stopDate().orElse(execution.startDate())));
    }
}
