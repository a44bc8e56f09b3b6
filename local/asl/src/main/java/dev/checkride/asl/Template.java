package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A field's value in a definition: JSON in which strings may be expressions. */
sealed interface Template {
    /**
     * Computes the value.
     *
     * @param location the field, such as {@code Output}, for messages
     */
    JsonNode resolve(Query query, String location) throws StateFailure;

    /** JSON without any expression in it. */
    record Literal(JsonNode value) implements Template {
        @Override
        public JsonNode resolve(Query query, String location) {
            return value;
        }
    }

    /** A string that is an expression. */
    record Computed(Expression expression) implements Template {
        @Override
        public JsonNode resolve(Query query, String location) throws StateFailure {
            return query.evaluate(expression, location);
        }
    }

    /** An object with expressions in it. */
    record Fields(Map<String, Template> fields) implements Template {
        @Override
        public JsonNode resolve(Query query, String location) throws StateFailure {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, Template> field : fields.entrySet()) {
                object.set(field.getKey(), field.getValue().resolve(query, location + "/" + field.getKey()));
            }
            return object;
        }
    }

    /** An array with expressions in it. */
    record Elements(List<Template> elements) implements Template {
        @Override
        public JsonNode resolve(Query query, String location) throws StateFailure {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
            for (int i = 0; i < elements.size(); i++) {
                array.add(elements.get(i).resolve(query, location + "[" + i + "]"));
            }
            return array;
        }
    }
}
