package dev.checkride.executor.tables;

import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.Patience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Scans tables consistently and page by page.
 *
 * <p>Only a page without a last key is the last one: an empty page may be followed by others (DynamoDB developer guide,
 * "Paginating the results").
 */
final class TableScan {
    private final DynamoDbClient dynamoDb;
    private final Patience patience;

    TableScan(DynamoDbClient dynamoDb, Patience patience) {
        this.dynamoDb = dynamoDb;
        this.patience = patience;
    }

    /** Counts items; stops after the page on which the count exceeds the limit. */
    long count(String table, String arn, long limit) {
        ScanRequest.Builder scan =
                ScanRequest.builder().tableName(table).select(Select.COUNT).consistentRead(true);
        long items = 0;
        Map<String, AttributeValue> last = null;
        do {
            ScanResponse page = page(scan, arn, last);
            items += page.count();
            last = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (last != null && items <= limit);
        return items;
    }

    /** Hands on the primary key of each item. */
    void keys(PlannedTable table, Consumer<Map<String, AttributeValue>> key) {
        ScanRequest.Builder scan = ScanRequest.builder()
                .tableName(table.name())
                .projectionExpression(
                        String.join(", ", placeholders(table.keys()).keySet()))
                .expressionAttributeNames(placeholders(table.keys()))
                .consistentRead(true);
        Map<String, AttributeValue> last = null;
        do {
            ScanResponse page = page(scan, table.arn(), last);
            page.items().forEach(key);
            last = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (last != null);
    }

    private ScanResponse page(ScanRequest.Builder scan, String arn, @Nullable Map<String, AttributeValue> start) {
        ScanRequest request = scan.exclusiveStartKey(start).build();
        return patience.retrying(() -> AwsCall.of("dynamodb:Scan", arn).get(() -> dynamoDb.scan(request)));
    }

    /** A key's name may be a reserved word: expressions only ever see placeholders. */
    private static Map<String, String> placeholders(List<String> names) {
        Map<String, String> placeholders = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            placeholders.put("#k" + i, names.get(i));
        }
        return placeholders;
    }
}
