package dev.checkride.executor.scenario;

import dev.checkride.executor.run.PlannedScenario;
import java.util.List;
import java.util.Set;

/** The scenarios that a package holds. */
public final class ScenarioCatalog {
    private final List<PlannedScenario> scenarios;
    private final String packageHash;

    private ScenarioCatalog(List<PlannedScenario> scenarios, String packageHash) {
        this.scenarios = List.copyOf(scenarios);
        this.packageHash = packageHash;
    }

    /**
     * Finds all scenarios that a class loader sees in jars and folders with a file {@code META-INF/checkride}.
     *
     * @param aliases the accounts that scenarios may name
     * @throws InvalidScenariosException if there are none, or if something is wrong with one; the message names every problem
     */
    public static ScenarioCatalog scan(ClassLoader loader, Set<String> aliases) {
        ScenarioRoots roots = ScenarioRoots.of(loader);
        if (roots.paths().isEmpty()) {
            throw new InvalidScenariosException(
                    List.of("no jar or folder with a file " + ScenarioRoots.MARKER + " is on the class path"));
        }
        Discovery discovery = new Discovery(aliases);
        discovery.search(roots);
        if (!discovery.problems().isEmpty()) {
            throw new InvalidScenariosException(discovery.problems());
        }
        if (discovery.scenarios().isEmpty()) {
            throw new InvalidScenariosException(List.of("no class with @Scenario is in " + roots.paths()));
        }
        return new ScenarioCatalog(discovery.scenarios(), roots.hash());
    }

    /** All scenarios, by name. */
    public List<PlannedScenario> scenarios() {
        return scenarios;
    }

    /** The hash of the jars and folders that hold them. */
    public String packageHash() {
        return packageHash;
    }

    /**
     * The selected scenarios, each with its selected tests.
     *
     * @throws NothingSelectedException if there are none, or if a glob matches no test, or if no test has one of the tags
     */
    public List<PlannedScenario> select(Selection selection) {
        List<PlannedScenario> selected = scenarios.stream()
                .flatMap(scenario -> selection.of(scenario).stream())
                .toList();
        if (selected.isEmpty()
                || !selection.unmatched(scenarios).isEmpty()
                || !selection.unknownTags(scenarios).isEmpty()) {
            throw new NothingSelectedException(selection, scenarios);
        }
        return selected;
    }
}
