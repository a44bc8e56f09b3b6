package dev.checkride.executor.tables;

/**
 * What became of a table.
 *
 * @param name its name
 * @param deleted how many items were deleted
 * @param remaining how many items a recount found: something writes to the table while it is being cleared
 */
public record ClearedTable(String name, long deleted, long remaining) {
    /** Whether the recount found nothing. */
    public boolean empty() {
        return remaining == 0;
    }

    @Override
    public String toString() {
        return name + ": " + deleted + " items deleted"
                + (empty() ? "" : ", but " + remaining + " there again: something writes to the table");
    }
}
