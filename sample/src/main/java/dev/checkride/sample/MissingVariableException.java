package dev.checkride.sample;

/** Thrown when a function starts without an environment variable that it needs. */
public final class MissingVariableException extends RuntimeException {
    MissingVariableException(String name) {
        super("The environment variable " + name + " is missing or blank: set it in the function's configuration");
    }
}
