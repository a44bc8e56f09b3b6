package dev.checkride.executor.tables;

import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.ClearingGuard;
import dev.checkride.executor.target.Patience;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Checks all that has to hold before a table may be cleared. */
final class TableGuards {
    static final String TAG = "checkride:clearable";
    static final String TAG_VALUE = "true";

    private final DynamoDbClient dynamoDb;
    private final TableScan scan;
    private final Patience patience;

    TableGuards(DynamoDbClient dynamoDb, TableScan scan, Patience patience) {
        this.dynamoDb = dynamoDb;
        this.scan = scan;
        this.patience = patience;
    }

    /** Checks every table; the guards that cost nothing come first. */
    List<PlannedTable> check(ClearingRequest request) {
        new ClearingGuard(request.guards()).check(request.stack());
        request.tables().forEach(table -> checkOwner(request, table));
        return request.tables().stream()
                .map(table -> checkTable(request, table))
                .toList();
    }

    private static void checkOwner(ClearingRequest request, String table) {
        if (request.ownTables().contains(table)) {
            throw new OwnTableException(table);
        }
        if (!request.tablesOfStack().contains(table)) {
            throw new ForeignTableException(table, request.stack().stackName(), request.tablesOfStack());
        }
    }

    private PlannedTable checkTable(ClearingRequest request, String name) {
        String arn = request.stack().place().arn("dynamodb", "table/" + name);
        checkTag(name, arn);
        TableDescription table = patience.retrying(() -> AwsCall.of("dynamodb:DescribeTable", arn)
                .get(() -> dynamoDb.describeTable(describe -> describe.tableName(name))
                        .table()));
        checkReplicas(request, table);
        long cap = request.guards().maxItems();
        long items = scan.count(name, arn, cap);
        if (items > cap) {
            throw new TooManyItemsException(name, items, cap);
        }
        return new PlannedTable(name, arn, keysOf(table), items);
    }

    /** What is deleted in one region of a global table is deleted in all (DynamoDB developer guide, "Global tables"). */
    private static void checkReplicas(ClearingRequest request, TableDescription table) {
        List<String> elsewhere = table.replicas().stream()
                .map(ReplicaDescription::regionName)
                .filter(region -> !request.guards().regions().contains(region))
                .toList();
        if (!elsewhere.isEmpty()) {
            throw new ReplicatedTableException(table.tableName(), elsewhere);
        }
    }

    private void checkTag(String name, String arn) {
        try {
            if (!isClearable(arn)) {
                throw new TableNotClearableException(name, arn);
            }
        } catch (TableNotClearableException e) {
            throw e;
        } catch (CheckrideException e) {
            throw new TagsUnreadableException(name, e);
        }
    }

    private boolean isClearable(String arn) {
        String token = null;
        do {
            ListTagsOfResourceResponse page = tags(arn, token);
            if (page.tags().stream().anyMatch(TableGuards::allowsClearing)) {
                return true;
            }
            token = page.nextToken();
        } while (token != null);
        return false;
    }

    private ListTagsOfResourceResponse tags(String arn, @Nullable String token) {
        return patience.retrying(() -> AwsCall.of("dynamodb:ListTagsOfResource", arn)
                .get(() -> dynamoDb.listTagsOfResource(
                        list -> list.resourceArn(arn).nextToken(token))));
    }

    private static boolean allowsClearing(Tag tag) {
        return tag.key().equals(TAG) && tag.value().equals(TAG_VALUE);
    }

    private static List<String> keysOf(TableDescription table) {
        return table.keySchema().stream()
                .sorted((left, right) ->
                        Boolean.compare(right.keyType() == KeyType.HASH, left.keyType() == KeyType.HASH))
                .map(key -> key.attributeName())
                .toList();
    }
}
