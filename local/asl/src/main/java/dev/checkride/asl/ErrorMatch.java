package dev.checkride.asl;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ErrorEquals.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling errors in
 *     Step Functions workflows</a>
 */
record ErrorMatch(List<String> names) {
    static final String ALL = "States.ALL";
    private static final String TASK_FAILED = "States.TaskFailed";
    private static final Set<String> BEYOND_WILDCARDS = Set.of(StateFailure.DATA_LIMIT_EXCEEDED);

    /** States.Runtime is matched by nothing, States.DataLimitExceeded by its name only. */
    boolean matches(@Nullable String error) {
        if (StateFailure.RUNTIME.equals(error)) {
            return false;
        }
        if (error != null && names.contains(error)) {
            return true;
        }
        if (error != null && BEYOND_WILDCARDS.contains(error)) {
            return false;
        }
        return names.contains(ALL) || (names.contains(TASK_FAILED) && !StateFailure.TIMEOUT.equals(error));
    }
}
