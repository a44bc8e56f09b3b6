package dev.checkride.executor.handler;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a function lacks a variable of its environment. */
public final class MissingVariableException extends CheckrideException {
    MissingVariableException(String name) {
        super("The function's environment has no variable " + name + ": deploy it with the construct, which sets it");
    }
}
