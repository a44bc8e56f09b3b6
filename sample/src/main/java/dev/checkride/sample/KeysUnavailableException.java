package dev.checkride.sample;

/** Thrown when the user pool's public keys cannot be fetched, so that no token can be judged. */
public final class KeysUnavailableException extends RuntimeException {
    KeysUnavailableException(String url, Throwable cause) {
        super("The user pool's keys cannot be fetched from " + url + ": check the pool's id and region", cause);
    }
}
