package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads fields that may hold expressions, and compiles those. */
final class TemplateReader {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    private final Dialect dialect;

    TemplateReader(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** A field of any JSON value. */
    Optional<Template> any(Place place, String field) {
        return place.take(field).map(value -> read(place, field, value));
    }

    /** A field whose value, where it is a literal, must be of a kind. */
    Optional<Template> of(Place place, String field, Kind<?> kind) {
        Optional<Template> template = any(place, field);
        template.ifPresent(value -> {
            if (value instanceof Template.Literal literal && kind.read(literal.value()) == null) {
                place.problem(field, "must be of type " + kind.name());
            }
        });
        return template;
    }

    private Template read(Place place, String at, JsonNode value) {
        if (value.isTextual()) {
            return text(place, at, value);
        }
        if (value.isObject()) {
            return object(place, at, value);
        }
        if (value.isArray()) {
            return array(place, at, value);
        }
        return new Template.Literal(value);
    }

    private Template text(Place place, String at, JsonNode value) {
        String text = value.textValue();
        boolean opens = text.startsWith(OPEN);
        boolean closes = text.endsWith(CLOSE);
        if (dialect == Dialect.NEUTRAL || (!opens && !closes)) {
            return new Template.Literal(value);
        }
        if (!opens || !closes || text.length() < OPEN.length() + CLOSE.length()) {
            place.problem(at, "an expression starts with " + OPEN + " and ends with " + CLOSE);
            return new Template.Literal(value);
        }
        try {
            String inner = text.substring(OPEN.length(), text.length() - CLOSE.length());
            return new Template.Computed(Expression.compile(inner.strip()));
        } catch (IllegalArgumentException e) {
            place.problem(at, String.valueOf(e.getMessage()));
            return new Template.Literal(value);
        }
    }

    private Template object(Place place, String at, JsonNode value) {
        Map<String, Template> fields = new LinkedHashMap<>();
        value.properties().forEach(field -> {
            String name = field.getKey();
            if (dialect == Dialect.NEUTRAL && name.endsWith(".$")) {
                place.problem(at + "/" + name, "paths belong to JSONPath, which this interpreter does not run");
            }
            fields.put(name, read(place, at + "/" + name, field.getValue()));
        });
        boolean literal = fields.values().stream().allMatch(Template.Literal.class::isInstance);
        return literal ? new Template.Literal(value) : new Template.Fields(fields);
    }

    private Template array(Place place, String at, JsonNode value) {
        List<Template> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            elements.add(read(place, at + "[" + i + "]", value.get(i)));
        }
        boolean literal = elements.stream().allMatch(Template.Literal.class::isInstance);
        return literal ? new Template.Literal(value) : new Template.Elements(elements);
    }

    static Template nothing() {
        return new Template.Literal(JsonNodeFactory.instance.nullNode());
    }
}
