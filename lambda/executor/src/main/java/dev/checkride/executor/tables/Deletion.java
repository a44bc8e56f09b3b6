package dev.checkride.executor.tables;

import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.ThrottledException;
import dev.checkride.executor.target.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes items of one table in batches, a few at a time, and those that a batch left over again. */
final class Deletion implements AutoCloseable {
    /** The most that BatchWriteItem takes; it rejects a batch that names a key twice. */
    private static final int BATCH = 25;

    /**
     * With some 25 ms for a batch and what is asked before it these are 4,000 writes a second, which is what a new table
     * on demand takes (DynamoDB developer guide, "DynamoDB on-demand capacity mode").
     */
    private static final int AT_A_TIME = 4;

    private static final long LAST_CALLS_MINUTES = 1;

    private static final String ACTION = "dynamodb:BatchWriteItem";

    private final DynamoDbClient dynamoDb;
    private final PlannedTable table;
    private final long cap;
    private final Patience patience;
    private final Runnable proceed;
    private final ExecutorService threads;
    private final Set<Map<String, AttributeValue>> waiting = new LinkedHashSet<>();
    private final List<Future<?>> begun = new ArrayList<>();
    private final AtomicLong deleted = new AtomicLong();
    private long found;
    /** Set by the first batch that fails: the others try no more then. */
    private volatile boolean over;

    Deletion(DynamoDbClient dynamoDb, PlannedTable table, long cap, Patience patience, Runnable proceed) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.cap = cap;
        this.patience = patience;
        this.proceed = proceed;
        // Whoever adds deletes too when all others are busy, so that no more keys are read than can be used.
        this.threads = new ThreadPoolExecutor(
                0,
                AT_A_TIME - 1,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /**
     * Deletes the item with this key, as soon as the batch is full.
     *
     * @throws TooManyItemsException if it is one more than may be deleted: items that appear after the count are deleted too
     */
    void add(Map<String, AttributeValue> key) {
        if (!waiting.add(key)) {
            return;
        }
        found++;
        if (found > cap) {
            settle();
            throw new TooManyItemsException(table.name(), found, cap, deleted());
        }
        if (waiting.size() == BATCH) {
            begin();
        }
    }

    /** Deletes what is still waiting, and returns when all is deleted. */
    void finish() {
        if (!waiting.isEmpty()) {
            begin();
        }
        settle();
    }

    private void begin() {
        List<WriteRequest> batch = waiting.stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key))
                        .build())
                .toList();
        waiting.clear();
        if (over) {
            settle();
        }
        begun.add(threads.submit(patience.shared(() -> delete(batch))));
    }

    /** Waits for what has begun, and throws what the first of it has thrown. */
    private void settle() {
        Throwable first = null;
        for (Future<?> batch : begun) {
            Throwable thrown = thrownBy(batch);
            first = first == null ? thrown : first;
        }
        begun.clear();
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
    }

    private @Nullable Throwable thrownBy(Future<?> batch) {
        try {
            batch.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            return new IllegalStateException("Interrupted while " + table.name() + " is cleared", e);
        }
    }

    private void delete(List<WriteRequest> batch) {
        try {
            deleteAll(batch);
        } catch (RuntimeException | Error e) {
            over = true;
            throw e;
        }
    }

    private void deleteAll(List<WriteRequest> batch) {
        List<WriteRequest> left = batch;
        Waiting waits = patience.begin();
        while (!left.isEmpty() && !over) {
            proceed.run();
            List<WriteRequest> unprocessed = write(left);
            deleted.addAndGet(left.size() - unprocessed.size());
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
        return deleted.get();
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

    /** Lets no batch begin any more, and returns when those are over that have begun. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_CALLS_MINUTES, TimeUnit.MINUTES)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
