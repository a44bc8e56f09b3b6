package dev.checkride.executor.tables;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.target.StackSnapshot;
import java.util.List;
import java.util.Set;

/**
 * What is to be cleared, and what has to hold for it.
 *
 * @param tables the names of the tables to clear
 * @param stack the stack under test
 * @param tablesOfStack the names of all tables that belong to that stack
 * @param guards where tables may be cleared, and how many items at most
 * @param ownTables the names of Checkride's own tables, which are never cleared
 */
public record ClearingRequest(
        List<String> tables,
        StackSnapshot stack,
        Set<String> tablesOfStack,
        Configuration.Guards guards,
        Set<String> ownTables) {
    /** Copies its parts. */
    public ClearingRequest {
        tables = List.copyOf(tables);
        tablesOfStack = Set.copyOf(tablesOfStack);
        ownTables = Set.copyOf(ownTables);
    }
}
