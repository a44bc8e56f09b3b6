package dev.checkride.executor.run;

import dev.checkride.executor.run.Lease.Holder;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The leases of stacks, in the runs table: runs that do not clear share a stack, one that clears has it alone. */
public final class Leases {
    private static final int TRIES = 20;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final BiPredicate<String, Instant> hasEnded;
    private final Consumer<String> close;

    /**
     * Keeps leases in the given table.
     *
     * @param hasEnded whether the execution of this ARN has ended, whose lease expires then: only then it is taken from it
     * @param close closes the run of the execution of this ARN, from which the lease is about to be taken: a redrive would go on
     *     with it, and without a lease
     */
    public Leases(
            DynamoDbClient dynamoDb, String table, BiPredicate<String, Instant> hasEnded, Consumer<String> close) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.hasEnded = hasEnded;
        this.close = close;
    }

    /**
     * Takes the lease of a stack for a run, or keeps it.
     *
     * @param expires when the run must be over
     * @throws StackBusyException if another run stands in the way; nothing was changed then
     */
    public void take(String stackName, String execution, boolean exclusive, Instant expires) {
        Holder wanted = new Holder(execution, exclusive, expires.toString());
        change(stackName, lease -> {
            Lease alive = lease.conflictWith(wanted).isPresent()
                    ? lease.without(holder -> hasEnded.test(holder.execution(), Instant.parse(holder.expires())))
                    : lease;
            Optional<Holder> conflict = alive.conflictWith(wanted);
            if (conflict.isPresent()) {
                throw new StackBusyException(stackName, conflict.get());
            }
            lease.holders().stream()
                    .map(Holder::execution)
                    .filter(holder -> !alive.isHeldBy(holder))
                    .forEach(close);
            return alive.with(wanted);
        });
    }

    /** Gives the lease of a stack back; a run that does not hold it changes nothing. */
    public void free(String stackName, String execution) {
        change(stackName, lease -> lease.without(holder -> holder.execution().equals(execution)));
    }

    /** Whether a run holds the lease of a stack. */
    public boolean isHeldBy(String stackName, String execution) {
        return read(stackName).isHeldBy(execution);
    }

    private void change(String stackName, UnaryOperator<Lease> change) {
        for (int attempt = 1; ; attempt++) {
            Lease before = read(stackName);
            Lease after = change.apply(before);
            if (after.holders().equals(before.holders())) {
                return;
            }
            try {
                write(stackName, before, after.next());
                return;
            } catch (ConditionalCheckFailedException changedMeanwhile) {
                if (attempt == TRIES) {
                    throw new IllegalStateException(
                            "The lease of stack " + stackName + " changed " + TRIES + " times while it was written",
                            changedMeanwhile);
                }
            }
        }
    }

    private Lease read(String stackName) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(key(stackName)).consistentRead(true))
                .item();
        return item.isEmpty()
                ? Lease.FREE
                : Json.read(Objects.requireNonNull(item.get("lease")).s(), Lease.class);
    }

    private void write(String stackName, Lease before, Lease after) {
        Map<String, AttributeValue> item = Map.of(
                "pk",
                AttributeValue.fromS("lease#" + stackName),
                "version",
                AttributeValue.fromN(Long.toString(after.version())),
                "lease",
                AttributeValue.fromS(Json.text(after)));
        dynamoDb.putItem(put -> {
            put.tableName(table).item(item);
            if (before.version() == 0) {
                put.conditionExpression("attribute_not_exists(pk)");
            } else {
                put.conditionExpression("version = :read")
                        .expressionAttributeValues(
                                Map.of(":read", AttributeValue.fromN(Long.toString(before.version()))));
            }
        });
    }

    private static Map<String, AttributeValue> key(String stackName) {
        return Map.of("pk", AttributeValue.fromS("lease#" + stackName));
    }
}
