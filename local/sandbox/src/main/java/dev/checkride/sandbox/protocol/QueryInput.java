package dev.checkride.sandbox.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The input of one call in the query protocol: a form. */
public final class QueryInput {
    private final Map<String, String> fields;

    private QueryInput(Map<String, String> fields) {
        this.fields = fields;
    }

    static QueryInput parse(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryInput(fields);
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isEmpty());
    }

    /** The items of a list, which arrive as {@code field.member.1}, {@code field.member.2} and so on. */
    public List<String> members(String field) {
        List<String> members = new ArrayList<>();
        for (int i = 1; fields.containsKey(field + ".member." + i); i++) {
            members.add(fields.getOrDefault(field + ".member." + i, ""));
        }
        return members;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            // What it means is then for the operation to find out, as with any other text.
            return text;
        }
    }
}
