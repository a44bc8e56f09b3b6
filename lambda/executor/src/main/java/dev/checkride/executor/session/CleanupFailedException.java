package dev.checkride.executor.session;

/** Thrown for a step of a cleanup that failed where no report has a row of its own for it. */
final class CleanupFailedException extends RuntimeException {
    CleanupFailedException(Throwable failure) {
        super("A step of the cleanup failed, so something may be left behind: " + failure, failure);
    }
}
