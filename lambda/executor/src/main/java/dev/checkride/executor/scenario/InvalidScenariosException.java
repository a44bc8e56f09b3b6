package dev.checkride.executor.scenario;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Text;
import java.util.List;

/** Thrown when the scenarios cannot be run as they are. */
public final class InvalidScenariosException extends CheckrideException {
    private final List<String> problems;

    /** Names every problem. */
    public InvalidScenariosException(List<String> problems) {
        super("The scenarios are not valid: " + Text.oneLine(String.join("; ", problems)));
        this.problems = List.copyOf(problems);
    }

    /** The problems, one line each. */
    public List<String> problems() {
        return problems;
    }
}
