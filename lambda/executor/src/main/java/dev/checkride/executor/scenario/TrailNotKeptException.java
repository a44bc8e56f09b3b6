package dev.checkride.executor.scenario;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a request was not sent, since what it may make could not be written down before. */
public final class TrailNotKeptException extends CheckrideException {
    TrailNotKeptException(String request, Throwable cause) {
        super(
                request + " was not sent: what it may make could not be written into the runs table before ("
                        + cause.getClass().getSimpleName() + "); the table and the function's right to "
                        + "dynamodb:PutItem on it are Checkride's own, so run again or deploy it again",
                cause);
    }
}
