package dev.checkride.executor.tables;

import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.ThrottledException;
import dev.checkride.executor.target.Waiting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes items of one table in batches, and those that a batch left over again. */
final class Deletion {
    /** The most that BatchWriteItem takes; it rejects a batch that names a key twice. */
    private static final int BATCH = 25;

    private static final String ACTION = "dynamodb:BatchWriteItem";

    private final DynamoDbClient dynamoDb;
    private final PlannedTable table;
    private final long cap;
    private final Patience patience;
    private final Runnable proceed;
    private final Set<Map<String, AttributeValue>> waiting = new LinkedHashSet<>();
    private long deleted;

    Deletion(DynamoDbClient dynamoDb, PlannedTable table, long cap, Patience patience, Runnable proceed) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.cap = cap;
        this.patience = patience;
        this.proceed = proceed;
    }

    /**
     * Deletes the item with this key, as soon as the batch is full.
     *
     * @throws TooManyItemsException if it is one more than may be deleted: items that appear after the count are deleted too
     */
    void add(Map<String, AttributeValue> key) {
        waiting.add(key);
        long found = deleted + waiting.size();
        if (found > cap) {
            throw new TooManyItemsException(table.name(), found, cap, deleted);
        }
        if (waiting.size() == BATCH) {
            finish();
        }
    }

    /** Deletes what is still waiting. */
    void finish() {
        List<WriteRequest> left = waiting.stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key))
                        .build())
                .toList();
        waiting.clear();
        Waiting waits = patience.begin();
        while (!left.isEmpty()) {
            proceed.run();
            List<WriteRequest> unprocessed = write(left);
            deleted += left.size() - unprocessed.size();
            if (unprocessed.size() < left.size()) {
                waits.progress();
            }
            left = unprocessed;
            if (!left.isEmpty() && !waits.again()) {
                throw new ThrottledException(ACTION, table.arn(), waits.waited(), null);
            }
        }
    }

    /** How many items were deleted so far. */
    long deleted() {
        return deleted;
    }

    private List<WriteRequest> write(List<WriteRequest> batch) {
        try {
            return AwsCall.of(ACTION, table.arn())
                    .get(() -> dynamoDb.batchWriteItem(request -> request.requestItems(Map.of(table.name(), batch)))
                            .unprocessedItems()
                            .getOrDefault(table.name(), List.of()));
        } catch (ThrottledException e) {
            return batch;
        }
    }
}
