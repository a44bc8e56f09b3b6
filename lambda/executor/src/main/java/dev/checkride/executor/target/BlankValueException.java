package dev.checkride.executor.target;

import dev.checkride.executor.run.CheckrideException;

/** Thrown when a value that a run needs is blank. */
public final class BlankValueException extends CheckrideException {
    BlankValueException(String field) {
        super(field + " in checkride.json is blank: give it a value");
    }

    BlankValueException(String field, String output, String stackName) {
        super("The output \"" + output + "\" of stack " + stackName + ", to which " + field
                + " in checkride.json refers, is blank: give it a value in the stack's template");
    }
}
