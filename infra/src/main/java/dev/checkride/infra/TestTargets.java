package dev.checkride.infra;

import dev.checkride.executor.run.Configuration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the executor tests, as far as it is known before it runs.
 *
 * @param stacks the names of the stacks
 * @param tables the names of the tables that runs may clear
 * @param pools the ids of the user pools, empty where tags tell which they are
 * @param stacksOfUnknownPools stacks whose pools have ids that only the deployed stack knows
 * @param references the references to tables whose names only the deployed stack knows, each with its stack
 * @param standIns how many names were given for them
 */
record TestTargets(
        List<String> stacks,
        List<String> tables,
        List<String> pools,
        List<String> stacksOfUnknownPools,
        List<String> references,
        int standIns) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{");

    /** The targets of a configuration, with names of tables and ids of pools that stand in for references. */
    static TestTargets of(Configuration configuration, Set<String> moreTables, Set<String> morePools) {
        Set<String> tables = new TreeSet<>();
        Set<String> pools = new TreeSet<>(morePools);
        Set<String> unknownPools = new TreeSet<>();
        Set<String> references = new TreeSet<>();
        configuration.stacks().forEach((name, stack) -> {
            stack.tables().forEach(table -> {
                if (isReference(table)) {
                    references.add(table + " of " + name);
                } else {
                    tables.add(table);
                }
            });
            if (isReference(stack.userPool())) {
                unknownPools.add(name);
            } else {
                pools.add(stack.userPool());
            }
        });
        int named = tables.size();
        tables.addAll(moreTables);
        return new TestTargets(
                configuration.stackNames(),
                List.copyOf(tables),
                List.copyOf(pools),
                morePools.isEmpty() ? List.copyOf(unknownPools) : List.of(),
                List.copyOf(references),
                tables.size() - named);
    }

    /** References to tables of which not every one can have a name: which of them have none, nobody can tell. */
    List<String> unknownTables() {
        return references.size() > standIns ? references : List.of();
    }

    /** Whether a value of the configuration refers to an output of the deployed stack. */
    static boolean isReference(String value) {
        return REFERENCE.matcher(value).find();
    }
}
