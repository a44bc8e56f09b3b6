package dev.checkride.executor.tables;

import java.util.List;

/**
 * A table whose items would be deleted.
 *
 * @param name its name
 * @param arn its ARN
 * @param keys the attributes of its primary key: hash, or hash and range
 * @param items how many items it has
 */
public record PlannedTable(String name, String arn, List<String> keys, long items) {
    /** Copies its parts. */
    public PlannedTable {
        keys = List.copyOf(keys);
    }
}
