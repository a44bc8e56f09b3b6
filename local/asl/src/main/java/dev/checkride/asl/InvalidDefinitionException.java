package dev.checkride.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition is wrong, or uses a feature that this interpreter does not have. */
public final class InvalidDefinitionException extends RuntimeException {
    private final List<String> problems;

    InvalidDefinitionException(List<String> problems, @Nullable Throwable cause) {
        super("Invalid State Machine Definition: " + String.join("; ", problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** Each problem with its place, such as {@code /States/A/Next: no state is named 'B'}. */
    public List<String> problems() {
        return problems;
    }
}
