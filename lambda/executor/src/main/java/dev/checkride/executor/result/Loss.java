package dev.checkride.executor.result;

/**
 * What the service said about an invocation of a scenario that has not answered.
 *
 * @param attempt the number of the attempt, from 1
 * @param error the error's name
 * @param message why, in one line without secrets
 */
public record Loss(int attempt, String error, String message) {
    /** Why the scenario's tests are lost, and what to do about it. */
    Failure asFailure() {
        return Failure.because(Reconciliation.LOST, "planned and never reported: " + inWords());
    }

    /** The loss in one line, with what to do about it. */
    public String inWords() {
        String said = error + (message.isEmpty() ? "" : ": " + message.replaceFirst("[.\\s]+$", ""));
        return said + nextStep();
    }

    /** What the names mean: Step Functions developer guide, "Error names", and Lambda developer guide, "Invoke errors". */
    private String nextStep() {
        if (error.startsWith("dev.checkride.")) {
            return "";
        }
        if (error.contains("Timeout") || error.contains("Timedout") || message.contains("timed out")) {
            return ". Its function was ended by its timeout: look for what waits without an end";
        }
        if (error.contains("TooManyRequests")) {
            return ". No function was free: lower maxConcurrency, or raise the function's concurrency";
        }
        if (error.contains("OutOfMemory") || message.contains("signal: killed")) {
            return ". Its process was killed for its memory: have the scenario hold less";
        }
        if (error.contains("Lambda.Unknown") || error.contains("Runtime.ExitError")) {
            return ". Its process ended in the middle: the function's log has its last lines, and "
                    + "./checkride run --isolate tries it on your machine";
        }
        return ". The history of the scenario's own execution has more";
    }
}
