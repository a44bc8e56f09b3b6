package dev.checkride.executor.scenario;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.NearestName;
import dev.checkride.executor.run.PlannedScenario;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Thrown when a selection names what does not exist, or leaves nothing to run. */
public final class NothingSelectedException extends CheckrideException {
    NothingSelectedException(Selection selection, List<PlannedScenario> scenarios) {
        super(problems(selection, scenarios) + " List them with ./checkride list");
    }

    private static String problems(Selection selection, List<PlannedScenario> scenarios) {
        String problems = Stream.concat(
                        selection.unmatched(scenarios).stream()
                                .map(glob -> "No scenario or test matches \"" + glob + "\"" + nearest(glob, scenarios)),
                        selection.unknownTags(scenarios).stream()
                                .map(tag -> "No test has the tag \"" + tag + "\""
                                        + nearest(tag, Selection.tagsOf(scenarios))))
                .collect(Collectors.joining(" "));
        return problems.isEmpty()
                ? "The selection (" + selection.inWords() + ") leaves none of the " + scenarios.size() + " scenarios."
                : problems;
    }

    private static String nearest(String glob, List<PlannedScenario> scenarios) {
        return nearest(
                glob.replaceFirst("#.*", ""),
                scenarios.stream().map(PlannedScenario::simpleName).toList());
    }

    private static String nearest(String name, Collection<String> known) {
        return NearestName.of(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(".");
    }
}
