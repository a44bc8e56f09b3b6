package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.HistoryTable;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Keeps the tests' histories in a file, since the runs table of a sandbox ends with it. */
final class LocalHistory {
    private static final String KEY = "pk";
    private static final String VERSION = "version";
    private static final List<String> NUMBERS = List.of(VERSION, "expires");

    private final Path file;
    private final DynamoDbClient dynamoDb;
    private final String table;

    LocalHistory(Path file, DynamoDbClient dynamoDb, String table) {
        this.file = file;
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Puts into the table what earlier runs have left. */
    void recall() {
        read().values().forEach(this::recall);
    }

    private void recall(Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR version < :kept")
                    .expressionAttributeValues(Map.of(":kept", AttributeValue.fromN(text(item, VERSION)))));
        } catch (ConditionalCheckFailedException newer) {
            // The table has outlived an earlier run, and a later one has written to it.
            return;
        }
    }

    /** Keeps what is in the table now; of what another run has kept meanwhile, the newer one stays. */
    void keep() {
        Map<String, Map<String, AttributeValue>> items = read();
        dynamoDb.scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("begins_with(pk, :history)")
                        .expressionAttributeValues(Map.of(":history", AttributeValue.fromS(HistoryTable.PREFIX))))
                .items()
                .forEach(item -> items.merge(text(item, KEY), item, LocalHistory::newer));
        write(items);
    }

    private static Map<String, AttributeValue> newer(
            Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        return Long.parseLong(text(one, VERSION)) > Long.parseLong(text(other, VERSION)) ? one : other;
    }

    private static String text(Map<String, AttributeValue> item, String field) {
        AttributeValue value = item.getOrDefault(field, AttributeValue.fromS(""));
        return NUMBERS.contains(field) ? value.n() : value.s();
    }

    private Map<String, Map<String, AttributeValue>> read() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        try {
            for (JsonNode stored : Json.read(Files.readAllBytes(file), JsonNode.class)) {
                Map<String, AttributeValue> item = new HashMap<>();
                stored.properties().forEach(field -> item.put(field.getKey(), value(field)));
                items.put(text(item, KEY), item);
            }
            return items;
        } catch (NoSuchFileException first) {
            return items;
        } catch (IOException | UncheckedIOException damaged) {
            throw new CannotRunException(
                    "The history of earlier runs in " + file + " is damaged: delete the file, and it begins anew",
                    damaged);
        }
    }

    private static AttributeValue value(Map.Entry<String, JsonNode> field) {
        String text = field.getValue().asText();
        return NUMBERS.contains(field.getKey()) ? AttributeValue.fromN(text) : AttributeValue.fromS(text);
    }

    private void write(Map<String, Map<String, AttributeValue>> items) {
        List<Map<String, String>> stored = new ArrayList<>();
        for (Map<String, AttributeValue> item : items.values()) {
            Map<String, String> fields = new TreeMap<>();
            item.keySet().forEach(field -> fields.put(field, text(item, field)));
            stored.add(fields);
        }
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "history-", ".tmp");
            Files.write(draft, Json.bytes(stored));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotRunException("The history of the run cannot be kept in " + file + ": " + e, e);
        }
    }
}
