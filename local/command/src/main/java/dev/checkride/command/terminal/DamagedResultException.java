package dev.checkride.command.terminal;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when the file with a run's result is not JSON. */
final class DamagedResultException extends CheckrideException {
    DamagedResultException(Exception cause) {
        super("The result of the run is damaged, run again: " + cause.getMessage(), cause);
    }
}
