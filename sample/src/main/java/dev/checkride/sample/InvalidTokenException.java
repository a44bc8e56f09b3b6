package dev.checkride.sample;

/** Thrown when a token does not prove who the caller is; the message says why and quotes nothing of the token. */
final class InvalidTokenException extends Exception {
    InvalidTokenException(String reason) {
        super(reason);
    }

    InvalidTokenException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
