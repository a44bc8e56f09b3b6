package dev.checkride.sample;

/** Thrown when a request cannot be served as it is; the message goes to the caller. */
final class BadRequestException extends RuntimeException {
    BadRequestException(String message) {
        super(message);
    }

    BadRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
