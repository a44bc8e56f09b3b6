package dev.checkride.executor.tables;

import java.util.List;

/** Tables that have passed every guard; only {@link TableClearer#plan} makes one. */
public final class ClearingPlan {
    private final List<PlannedTable> tables;

    private final long cap;

    ClearingPlan(List<PlannedTable> tables, long cap) {
        this.tables = List.copyOf(tables);
        this.cap = cap;
    }

    /** What would be deleted. */
    public List<PlannedTable> tables() {
        return tables;
    }

    /** How many items may be deleted of each table. */
    long cap() {
        return cap;
    }
}
