package dev.checkride.executor.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Asks Step Functions about executions. Its answer is only eventually consistent (API reference, "DescribeExecution"): an
 * execution that it does not know may have ended long ago, or may have just begun.
 */
public final class Executions {
    /** As long as Step Functions may take until it knows an execution that has begun, by a wide margin. */
    private static final Duration KNOWN = Duration.ofMinutes(5);

    private final SfnClient stepFunctions;
    private final Clock clock;

    /** Asks with the given client. */
    public Executions(SfnClient stepFunctions, Clock clock) {
        this.stepFunctions = stepFunctions;
        this.clock = clock;
    }

    /**
     * Whether an execution has ended.
     *
     * @param begun when it began
     */
    public boolean hasEnded(String arn, Instant begun) {
        return end(arn, begun).isPresent();
    }

    /**
     * How an execution ended, or nothing while it runs.
     *
     * @param begun when it began
     */
    public Optional<End> end(String arn, Instant begun) {
        try {
            DescribeExecutionResponse execution =
                    stepFunctions.describeExecution(describe -> describe.executionArn(arn));
            return execution.status() == ExecutionStatus.RUNNING
                    ? Optional.empty()
                    : Optional.of(new End(execution.statusAsString(), reason(execution)));
        } catch (ExecutionDoesNotExistException forgotten) {
            return clock.instant().isAfter(begun.plus(KNOWN))
                    ? Optional.of(new End("FORGOTTEN", "Step Functions does not know it any more"))
                    : Optional.empty();
        }
    }

    private static @Nullable String reason(DescribeExecutionResponse execution) {
        return execution.cause() == null ? execution.error() : execution.cause();
    }

    /**
     * The end of an execution.
     *
     * @param status its status in Step Functions
     * @param cause why, for people, if anybody said so
     */
    public record End(String status, @Nullable String cause) {
        /** Whether the execution went through to its last state without a failure. */
        public boolean succeeded() {
            return status.equals(ExecutionStatus.SUCCEEDED.toString());
        }
    }
}
