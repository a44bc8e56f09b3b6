package dev.checkride.executor.tables;

import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.ThrottledException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Clears tables in two steps: a plan, for which every guard is checked, and the deletion of what it names. */
public final class TableClearer {
    private final DynamoDbClient dynamoDb;
    private final Patience patience;
    private final TableScan scan;

    /** Clears with a client that does not repeat throttled calls itself: before each attempt it is asked whether to proceed. */
    public TableClearer(DynamoDbClient dynamoDb, Patience patience) {
        this.dynamoDb = dynamoDb;
        this.patience = patience;
        this.scan = new TableScan(dynamoDb, patience);
    }

    /**
     * Checks every guard for every table, and counts what would be deleted; deletes nothing.
     *
     * @throws dev.checkride.executor.target.ClearingRefusedException if any guard forbids it for any table
     */
    public ClearingPlan plan(ClearingRequest request) {
        return new ClearingPlan(
                new TableGuards(dynamoDb, scan, patience).check(request),
                request.guards().maxItems());
    }

    /**
     * Deletes the items of the planned tables, and recounts each table afterwards.
     *
     * @param proceed called before each batch, by several threads; what it throws ends the work
     * @throws TooManyItemsException if a table turns out to have more items than may be deleted; so many are gone then
     * @throws ClearingIncompleteException if DynamoDB throttles until there is no time left
     */
    public List<ClearedTable> clear(ClearingPlan plan, Runnable proceed) {
        List<ClearedTable> cleared = new ArrayList<>();
        for (PlannedTable table : plan.tables()) {
            cleared.add(clear(table, plan.cap(), proceed));
        }
        return cleared;
    }

    private ClearedTable clear(PlannedTable table, long cap, Runnable proceed) {
        Deletion deletion = new Deletion(dynamoDb, table, cap, patience, proceed);
        try {
            delete(table, deletion);
            return new ClearedTable(
                    table.name(), deletion.deleted(), scan.count(table.name(), table.arn(), Long.MAX_VALUE));
        } catch (ThrottledException e) {
            long remaining = Math.max(0, table.items() - deletion.deleted());
            throw new ClearingIncompleteException(table.name(), deletion.deleted(), remaining, e);
        }
    }

    private void delete(PlannedTable table, Deletion deletion) {
        try (deletion) {
            scan.keys(table, deletion::add);
            deletion.finish();
        }
    }
}
