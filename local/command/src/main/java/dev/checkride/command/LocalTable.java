package dev.checkride.command;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/**
 * A table of the sandbox.
 *
 * @param name its name
 * @param hashKey its one key, a string
 * @param tags its tags
 */
record LocalTable(String name, String hashKey, List<Tag> tags) {
    /** The tag without which no run clears a table. */
    static final Tag CLEARABLE =
            Tag.builder().key("checkride:clearable").value("true").build();

    /** Creates it, unless it is there already. */
    void ensureIn(SandboxClients clients) {
        try {
            createIn(clients);
        } catch (ResourceInUseException kept) {
            // An emulator outlives the run that made it there.
            return;
        }
    }

    void createIn(SandboxClients clients) {
        try (DynamoDbClient dynamoDb = clients.dynamoDb()) {
            dynamoDb.createTable(create -> create.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName(hashKey)
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName(hashKey)
                            .keyType(KeyType.HASH)
                            .build()));
            dynamoDb.waiter().waitUntilTableExists(describe -> describe.tableName(name));
            // Not with the table: dynalite takes tags there and forgets them.
            if (!tags.isEmpty()) {
                String arn = dynamoDb.describeTable(describe -> describe.tableName(name))
                        .table()
                        .tableArn();
                dynamoDb.tagResource(tag -> tag.resourceArn(arn).tags(tags));
            }
        }
    }
}
