package dev.checkride.bench.clear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table of users that may be cleared, of several scan pages. */
final class FilledTable {
    static final String NAME = "bench-users";
    static final int ITEMS = 10_000;
    private static final String KEY = "userid";
    private static final int BATCH = 25;
    private static final String PROFILE = "x".repeat(250);

    private final DynamoDbClient dynamoDb;

    private FilledTable(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    static FilledTable create(DynamoDbClient dynamoDb, String arn) {
        dynamoDb.createTable(table -> table.tableName(NAME)
                .keySchema(KeySchemaElement.builder()
                        .attributeName(KEY)
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        dynamoDb.waiter().waitUntilTableExists(describe -> describe.tableName(NAME));
        dynamoDb.tagResource(tag -> tag.resourceArn(arn)
                .tags(Tag.builder().key("checkride:clearable").value("true").build()));
        return new FilledTable(dynamoDb);
    }

    void fill() {
        List<WriteRequest> batch = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            Map<String, AttributeValue> item =
                    Map.of(KEY, AttributeValue.fromS("user-" + i), "profile", AttributeValue.fromS(PROFILE));
            batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            if (batch.size() == BATCH) {
                List<WriteRequest> full = List.copyOf(batch);
                dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(NAME, full)));
                batch.clear();
            }
        }
    }

    /**
     * One page of a scan, and each of its items by itself: as scripts clear tables; tells how many it has deleted.
     *
     * @param most of how many items the page is, at most
     */
    int deleteOnePage(DynamoDbClient script, int most) {
        ScanResponse page = script.scan(
                scan -> scan.tableName(NAME).projectionExpression(KEY).limit(most));
        page.items()
                .forEach(key ->
                        script.deleteItem(delete -> delete.tableName(NAME).key(key)));
        return page.count();
    }

    long count() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(NAME).select(Select.COUNT)).stream()
                .mapToLong(ScanResponse::count)
                .sum();
    }
}
