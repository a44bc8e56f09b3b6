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
 * @param unknownTables references to tables whose names only the deployed stack knows
 */
record TestTargets(
        List<String> stacks,
        List<String> tables,
        List<String> pools,
        List<String> stacksOfUnknownPools,
        List<String> unknownTables) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{");

    /** The targets of a configuration, with names of tables and ids of pools that stand in for references. */
    static TestTargets of(Configuration configuration, Set<String> moreTables, Set<String> morePools) {
        Set<String> tables = new TreeSet<>(moreTables);
        Set<String> pools = new TreeSet<>(morePools);
        Set<String> unknownPools = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        configuration.stacks().forEach((name, stack) -> {
            stack.tables().forEach(table -> (isReference(table) ? unknown : tables).add(table));
            if (isReference(stack.userPool())) {
                unknownPools.add(name);
            } else {
                pools.add(stack.userPool());
            }
        });
        return new TestTargets(
                configuration.stackNames(),
                List.copyOf(tables),
                List.copyOf(pools),
                morePools.isEmpty() ? List.copyOf(unknownPools) : List.of(),
                moreTables.isEmpty() ? List.copyOf(unknown) : List.of());
    }

    private static boolean isReference(String value) {
        return REFERENCE.matcher(value).find();
    }
}
