package dev.checkride.executor.run;

import java.util.Optional;

/** Thrown when a step belongs to a run that was closed: after its teardown nothing may be touched in its name. */
public final class RunClosedException extends CheckrideException {
    /** Names the execution and the input for a new one. */
    public RunClosedException(String execution, Optional<RunRequest> request) {
        super("The run " + execution + " is closed: its accounts are gone. Start a new execution with the input "
                + request.map(known -> Json.text(Json.object().put("stackName", known.stackName())))
                        .orElse("{}"));
    }
}
