package dev.checkride.bench.measure;

/** A benchmark cannot be measured; the message says in one line what is missing or what has failed. */
public final class CannotMeasureException extends RuntimeException {
    /** Tells what is wrong, and what to do. */
    public CannotMeasureException(String message) {
        super(message);
    }
}
