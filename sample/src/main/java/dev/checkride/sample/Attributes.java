package dev.checkride.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns JSON objects into DynamoDB items and back. */
final class Attributes {
    private Attributes() {}

    static Map<String, AttributeValue> item(ObjectNode object) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        object.properties().forEach(property -> item.put(property.getKey(), value(property.getValue())));
        return item;
    }

    static ObjectNode object(Map<String, AttributeValue> item) {
        ObjectNode object = Json.object();
        item.forEach((name, value) -> object.set(name, node(value)));
        return object;
    }

    private static AttributeValue value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> AttributeValue.fromS(node.textValue());
            case NUMBER -> AttributeValue.fromN(node.decimalValue().toString());
            case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
            case NULL -> AttributeValue.fromNul(true);
            case ARRAY -> AttributeValue.fromL(values(node));
            case OBJECT -> AttributeValue.fromM(item((ObjectNode) node));
            default -> throw new IllegalArgumentException("JSON has no " + node.getNodeType());
        };
    }

    private static List<AttributeValue> values(JsonNode array) {
        List<AttributeValue> values = new ArrayList<>();
        array.forEach(node -> values.add(value(node)));
        return values;
    }

    private static JsonNode node(AttributeValue value) {
        return switch (value.type()) {
            case S -> TextNode.valueOf(value.s());
            case N -> number(new BigDecimal(value.n()));
            case BOOL -> BooleanNode.valueOf(value.bool());
            case NUL -> NullNode.getInstance();
            case L -> array(value.l());
            case M -> object(value.m());
            default ->
                throw new IllegalArgumentException(
                        "The table holds an attribute of type " + value.type() + ", which the users API never writes");
        };
    }

    private static JsonNode number(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= 0
                ? BigIntegerNode.valueOf(shortest.toBigIntegerExact())
                : DecimalNode.valueOf(shortest);
    }

    private static ArrayNode array(List<AttributeValue> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }
}
