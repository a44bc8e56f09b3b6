package dev.checkride.api;

/** Thrown when a request to the application under test got no response. */
public final class ApiUnreachableException extends RuntimeException {
    /** Names the request and keeps the cause. */
    public ApiUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
