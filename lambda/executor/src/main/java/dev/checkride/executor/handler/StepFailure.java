package dev.checkride.executor.handler;

/**
 * What a function throws: Step Functions sees the class's full name as the error and the message as its cause.
 *
 * <p>The message is one line without secrets. There is neither a stack trace nor a cause, since the Java runtime would write
 * both into the execution's history.
 */
public abstract class StepFailure extends RuntimeException {
    StepFailure(String message) {
        super(message, null, false, false);
    }
}
