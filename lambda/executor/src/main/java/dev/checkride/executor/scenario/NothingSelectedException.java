package dev.checkride.executor.scenario;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.NearestName;
import dev.checkride.executor.run.PlannedScenario;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a selection names what does not exist, or leaves nothing to run. */
public final class NothingSelectedException extends CheckrideException {
    NothingSelectedException(Selection selection, List<String> unmatched, List<PlannedScenario> scenarios) {
        super(
                unmatched.isEmpty()
                        ? "The selection (" + selection.inWords() + ") leaves none of the " + scenarios.size()
                                + " scenarios. List them with ./checkride list"
                        : unmatched.stream()
                                        .map(glob -> "No scenario or test matches \"" + glob + "\""
                                                + nearest(glob, scenarios))
                                        .collect(Collectors.joining(" "))
                                + " List them with ./checkride list");
    }

    private static String nearest(String glob, List<PlannedScenario> scenarios) {
        List<String> names = scenarios.stream().map(PlannedScenario::simpleName).toList();
        return NearestName.of(glob.replaceFirst("#.*", ""), names)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse(".");
    }
}
