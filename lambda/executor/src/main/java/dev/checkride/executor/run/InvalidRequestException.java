package dev.checkride.executor.run;

/** Thrown when the input of a run cannot be understood or asks for what is not allowed. */
public final class InvalidRequestException extends CheckrideException {
    /** Says which part of the request is wrong and what would be right. */
    public InvalidRequestException(String message) {
        super(message);
    }
}
