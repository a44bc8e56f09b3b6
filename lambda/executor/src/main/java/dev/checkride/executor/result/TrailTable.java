package dev.checkride.executor.result;

import dev.checkride.executor.run.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The trails of a run's scenarios in the runs table, an item for each attempt. */
public final class TrailTable {
    /** Until the report has them. The janitor reads the whole table again and again, so that they must not pile up. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String execution;
    private final Clock clock;

    /** Those of the run of an execution. */
    public TrailTable(DynamoDbClient dynamoDb, String table, String execution, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.execution = execution;
        this.clock = clock;
    }

    /**
     * Writes the trail of one invocation of an attempt, behind that of an earlier one whose answer was lost. Not for several
     * threads at a time.
     */
    public Consumer<Trail> writer(String scenarioId) {
        return new Consumer<>() {
            private @Nullable Trail earlier;

            @Override
            public void accept(Trail trail) {
                if (earlier == null) {
                    earlier = read(scenarioId, trail.attempt()).orElseGet(() -> Trail.of(trail.attempt()));
                }
                write(scenarioId, earlier.followedBy(trail));
            }
        };
    }

    private void write(String scenarioId, Trail trail) {
        String expires = Long.toString(clock.instant().plus(KEPT).getEpochSecond());
        dynamoDb.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "pk",
                        key(scenarioId, trail.attempt()),
                        "trail",
                        AttributeValue.fromS(Json.text(trail)),
                        "expires",
                        AttributeValue.fromN(expires))));
    }

    /** Reads the trail of an attempt, if it has left one. */
    public Optional<Trail> read(String scenarioId, int attempt) {
        Map<String, AttributeValue> item = dynamoDb.getItem(get -> get.tableName(table)
                        .key(Map.of("pk", key(scenarioId, attempt)))
                        .consistentRead(true))
                .item();
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Json.read(Objects.requireNonNull(item.get("trail")).s(), Trail.class));
    }

    private AttributeValue key(String scenarioId, int attempt) {
        return AttributeValue.fromS("trail#" + execution + "#" + scenarioId + "#" + attempt);
    }
}
