package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a resolved value is not of the form that its use needs. */
public final class MalformedValueException extends CheckrideException {
    MalformedValueException(String field, String value, String wanted) {
        super(field + " in checkride.json is \"" + value + "\", which is not " + wanted);
    }
}
