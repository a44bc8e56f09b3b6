package dev.checkride.executor.scenario;

import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the execution of a scenario came to its end, and what that means for what has no outcome of its own.
 *
 * @param regular whether the launcher returned
 * @param running what became of whatever was running
 * @param whyRunning the reason for it
 * @param rest what became of tests without any row
 * @param whyRest the reason for it
 */
record Ending(boolean regular, Status running, Failure whyRunning, Status rest, Failure whyRest) {
    /** Of a test that a stopped scenario did not come to. */
    static final Failure NOT_BEGUN =
            Failure.because("NotRun", "the time of the invocation was up before this test began");

    private static final String STUCK = "still running when the time of its invocation was up; it was interrupted";

    /** The launcher returned. */
    static Ending returned() {
        Failure unexplained = Failure.because(
                "NothingRan",
                "the plan has this test and nothing ran for it: a test without any invocation, or another package?");
        return new Ending(true, Status.ERROR, unexplained, Status.ERROR, unexplained);
    }

    /** The time was up. */
    static Ending stopped() {
        return new Ending(false, Status.TIMEOUT, interrupted(null), Status.NOT_RUN, NOT_BEGUN);
    }

    /** The launcher itself threw. */
    static Ending crashed(Failure crash) {
        return new Ending(false, Status.ERROR, crash, Status.ERROR, crash);
    }

    /** Code of the scenario has ended the process. */
    static Ending exited(String place) {
        return crashed(Failure.exited("the scenario has ended its function by System.exit at " + place));
    }

    /** Why a test that was stopped has failed, with the place where it was. */
    static Failure interrupted(@Nullable Failure thrown) {
        return Failure.stopped(STUCK, thrown == null ? List.of() : thrown.stack());
    }
}
