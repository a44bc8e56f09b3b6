package dev.checkride.executor.tables;

import java.util.List;

/** Tables that have passed every guard; only {@link TableClearer#plan} makes one. */
public final class ClearingPlan {
    private final List<PlannedTable> tables;

    ClearingPlan(List<PlannedTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /** What would be deleted. */
    public List<PlannedTable> tables() {
        return tables;
    }
}
