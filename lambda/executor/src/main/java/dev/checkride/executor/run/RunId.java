package dev.checkride.executor.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of a run: the name of its execution.
 *
 * @param value up to 80 characters of {@code 0-9A-Za-z-_}, as Step Functions allows for the name of an execution
 */
public record RunId(@JsonValue String value) {
    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z_-]{1,80}");

    /**
     * Checks the name.
     *
     * @throws InvalidRequestException if it is too long, empty or has other characters
     */
    @JsonCreator
    public RunId {
        if (!isOne(value)) {
            throw new InvalidRequestException("The run's name \"" + Text.shortened(value, 100)
                    + "\" must have 1 to 80 characters out of 0-9, A-Z, a-z, - and _");
        }
    }

    /** Whether a name could be that of a run. */
    public static boolean isOne(String name) {
        return ALLOWED.matcher(name).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
