package dev.checkride.executor.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The book of all runs in the runs table: what is not in it was never made, and a closed run touches nothing any more. */
public final class Ledger {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String RUN = "run#";
    private static final int TRIES = 20;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    /** Keeps the book in the given table. */
    public Ledger(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Opens a run, or finds it open already: when a response was lost, or when the run has waited for its stack. Then it
     * goes on with the stack as it is now, unless it has planned already.
     *
     * @throws RunClosedException if this execution's run was closed
     */
    public LedgerEntry open(LedgerEntry entry) {
        try {
            dynamoDb.putItem(
                    put -> put.tableName(table).item(item(entry)).conditionExpression("attribute_not_exists(pk)"));
            return entry;
        } catch (ConditionalCheckFailedException exists) {
            return update(entry.execution(), opened -> opened.readAgain(entry));
        }
    }

    /** What is written about an execution, read consistently. */
    public Optional<LedgerEntry> find(String execution) {
        return read(execution).map(Written::entry);
    }

    private Optional<Written> read(String execution) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(key(execution)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(Written.of(item));
    }

    /**
     * What is written about a run that may still touch something.
     *
     * @throws RunClosedException if it was closed or never opened
     */
    public LedgerEntry requireOpen(String execution) {
        return requireOpen(execution, find(execution));
    }

    /**
     * What is written about a run in which it is this invocation's turn to make or to delete something.
     *
     * @throws RunClosedException if it was closed or never opened
     * @throws StepRepeatedException if another invocation has taken the turn
     */
    public LedgerEntry requireTurn(String execution, String invocation) {
        return inTurn(requireOpen(execution), invocation);
    }

    /**
     * Writes down what this invocation has made, whose turn it still is.
     *
     * @throws RunClosedException if the run was closed or never opened
     * @throws StepRepeatedException if another invocation has taken the turn
     */
    public LedgerEntry updateInTurn(String execution, String invocation, UnaryOperator<LedgerEntry> change) {
        return update(execution, entry -> change.apply(inTurn(entry, invocation)));
    }

    private static LedgerEntry inTurn(LedgerEntry entry, String invocation) {
        if (!invocation.equals(entry.turn())) {
            throw new StepRepeatedException(entry.execution());
        }
        return entry;
    }

    private static LedgerEntry requireOpen(String execution, Optional<LedgerEntry> entry) {
        return entry.filter(LedgerEntry::open)
                .orElseThrow(() -> new RunClosedException(execution, entry.map(LedgerEntry::request)));
    }

    /**
     * Writes down what an open run is about to make, beside all that others have written meanwhile.
     *
     * @param change from what is written to what is to be written; it may be asked more than once
     * @return what is written now
     * @throws RunClosedException if it is closed
     */
    public LedgerEntry update(String execution, UnaryOperator<LedgerEntry> change) {
        for (int attempt = 1; ; attempt++) {
            Optional<Written> found = read(execution);
            LedgerEntry entry = requireOpen(execution, found.map(Written::entry));
            LedgerEntry changed = change.apply(entry);
            if (changed.equals(entry) || replaces(found.orElseThrow(), changed, attempt)) {
                return changed;
            }
        }
    }

    /**
     * Closes a run: from now on no step touches anything for it. What a step has planned until then stays written.
     *
     * @return its entry, closed; none if the run was never opened
     */
    public Optional<LedgerEntry> close(String execution) {
        for (int attempt = 1; ; attempt++) {
            Optional<Written> found = read(execution);
            Optional<LedgerEntry> entry = found.map(Written::entry);
            if (entry.filter(LedgerEntry::open).isEmpty()) {
                return entry;
            }
            LedgerEntry closed = entry.get().closed();
            if (replaces(found.get(), closed, attempt)) {
                return Optional.of(closed);
            }
        }
    }

    /** Writes what became of a closed run, whatever stood there before. */
    public void conclude(LedgerEntry closed) {
        dynamoDb.putItem(put -> put.tableName(table).item(item(closed)));
    }

    /** The runs for which something is left to be done once their executions have ended. */
    public List<LedgerEntry> unfinished() {
        return dynamoDb
                .scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("begins_with(pk, :run) AND unfinished = :yes")
                        .expressionAttributeValues(
                                Map.of(":run", AttributeValue.fromS(RUN), ":yes", AttributeValue.fromBool(true)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> Written.of(item).entry())
                .toList();
    }

    /**
     * Writes over what was read, unless somebody else has written meanwhile: what a step has planned must not be forgotten,
     * since it is what is to be removed.
     */
    private boolean replaces(Written read, LedgerEntry entry, int attempt) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item(entry))
                    .conditionExpression("#entry = :read")
                    .expressionAttributeNames(Map.of("#entry", "entry"))
                    .expressionAttributeValues(Map.of(":read", AttributeValue.fromS(read.text()))));
            return true;
        } catch (ConditionalCheckFailedException changedMeanwhile) {
            if (attempt == TRIES) {
                throw new IllegalStateException(
                        "The entry of " + entry.execution() + " changed " + TRIES + " times while it was written",
                        changedMeanwhile);
            }
            return false;
        }
    }

    /**
     * An entry as it stands in the table.
     *
     * @param text word for word, since nobody promises that another process writes the same entry in the same words
     */
    private record Written(LedgerEntry entry, String text) {
        static Written of(Map<String, AttributeValue> item) {
            String text = Objects.requireNonNull(item.get("entry")).s();
            return new Written(Json.read(text, LedgerEntry.class), text);
        }
    }

    private static Map<String, AttributeValue> key(String execution) {
        return Map.of("pk", AttributeValue.fromS(RUN + execution));
    }

    private Map<String, AttributeValue> item(LedgerEntry entry) {
        return Map.of(
                "pk",
                AttributeValue.fromS(RUN + entry.execution()),
                "open",
                AttributeValue.fromBool(entry.open()),
                "unfinished",
                AttributeValue.fromBool(entry.unfinished()),
                "entry",
                AttributeValue.fromS(Json.text(entry)),
                "expires",
                AttributeValue.fromN(Long.toString(clock.instant().plus(KEPT).getEpochSecond())));
    }
}
