package dev.checkride.executor.tables;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One DynamoDB table with hash and range key, whose pages are as small as a test wants. */
final class FakeTable {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonNode> items = new ArrayList<>();
    private final int pageSize;

    FakeTable(int pageSize) {
        this.pageSize = pageSize;
    }

    /** A table of so many items whose keys are {@code "name": S} and {@code "at": N}. */
    static FakeTable of(int count, int pageSize) {
        FakeTable table = new FakeTable(pageSize);
        for (int i = 0; i < count; i++) {
            table.put(i);
        }
        return table;
    }

    void put(int number) {
        ObjectNode item = MAPPER.createObjectNode();
        item.putObject("name").put("S", "item-" + number);
        item.putObject("at").put("N", String.valueOf(number));
        items.add(item);
    }

    List<JsonNode> items() {
        return items;
    }

    /** Tells the stub to answer for this table, as one that may be cleared. */
    void serve(AwsStub aws) {
        aws.on("ListTagsOfResource", Answer.json("{\"Tags\":[{\"Key\":\"checkride:clearable\",\"Value\":\"true\"}]}"))
                .on("DescribeTable", keys("at", "RANGE", "name", "HASH"))
                .on("Scan", this::scan)
                .on("BatchWriteItem", request -> write(request, Integer.MAX_VALUE));
    }

    static Answer replicated(String... regions) {
        String replicas =
                Stream.of(regions).map("{\"RegionName\":\"%s\"}"::formatted).collect(joining(","));
        return Answer.json("{\"Table\":{\"TableName\":\"users-2\",\"TableStatus\":\"ACTIVE\",\"KeySchema\":["
                + "{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],\"Replicas\":[" + replicas + "]}}");
    }

    static Answer keys(String... namesAndTypes) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            keys.append(i == 0 ? "" : ",")
                    .append("{\"AttributeName\":\"%s\",\"KeyType\":\"%s\"}"
                            .formatted(namesAndTypes[i], namesAndTypes[i + 1]));
        }
        return Answer.json("{\"Table\":{\"TableStatus\":\"ACTIVE\",\"KeySchema\":[" + keys + "]}}");
    }

    /** A page begins after the item whose number the last key names, whether that item is still there or not. */
    Answer scan(JsonNode request) {
        int after = request.at("/ExclusiveStartKey/at/N").asInt(-1);
        List<JsonNode> rest =
                items.stream().filter(item -> item.at("/at/N").asInt() > after).toList();
        List<JsonNode> page = rest.subList(0, Math.min(pageSize, rest.size()));
        ObjectNode answer = MAPPER.createObjectNode().put("Count", page.size());
        if (!request.path("Select").asText().equals("COUNT")) {
            ArrayNode found = answer.putArray("Items");
            page.forEach(found::add);
        }
        if (page.size() < rest.size()) {
            answer.set("LastEvaluatedKey", page.get(page.size() - 1));
        }
        return Answer.json(answer.toString());
    }

    /** Deletes at most so many items of a batch, and leaves the others unprocessed. */
    Answer write(JsonNode request, int most) {
        ObjectNode answer = MAPPER.createObjectNode();
        ObjectNode unprocessed = answer.putObject("UnprocessedItems");
        request.get("RequestItems").properties().forEach(table -> {
            ArrayNode left = MAPPER.createArrayNode();
            int done = 0;
            for (JsonNode write : table.getValue()) {
                if (done++ < most) {
                    items.remove(write.at("/DeleteRequest/Key"));
                } else {
                    left.add(write);
                }
            }
            if (!left.isEmpty()) {
                unprocessed.set(table.getKey(), left);
            }
        });
        return Answer.json(answer.toString());
    }
}
