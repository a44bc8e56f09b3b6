package dev.checkride.infra;

/** What was given to the construct or to the app cannot be deployed; the message is one line that names it. */
public final class InvalidInputException extends RuntimeException {
    InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the line that says what is wrong and what to do. */
    public InvalidInputException(String message) {
        super(message);
    }
}
