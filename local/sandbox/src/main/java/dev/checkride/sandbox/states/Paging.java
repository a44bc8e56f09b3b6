package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.Page;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Pages of this service's lists: 100 items unless asked otherwise, 1,000 at most. */
final class Paging {
    private static final int USUAL = 100;
    private static final int LARGEST = 1_000;

    private Paging() {}

    /**
     * Answers with one page.
     *
     * @param field the list's name in the answer
     * @param key what tells an item from all others
     * @param writer adds an item to the list
     */
    static <T> ObjectNode answer(
            JsonInput input, String field, List<T> all, Function<T, String> key, BiConsumer<ArrayNode, T> writer) {
        ServiceError badToken = ServiceError.of("InvalidToken", "Invalid Token: 'it is not one that was given'");
        Page<T> page = Page.keyed(all, key, input.text("nextToken"), size(input), badToken);
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray(field);
        page.items().forEach(item -> writer.accept(list, item));
        page.next().ifPresent(token -> result.put("nextToken", token));
        return result;
    }

    private static int size(JsonInput input) {
        int asked = input.number("maxResults").orElse(0);
        if (asked < 0 || asked > LARGEST) {
            throw validation(
                    "Value '" + asked + "' at 'maxResults' failed to satisfy constraint: Member must have value "
                            + (asked < 0 ? "greater than or equal to 0" : "less than or equal to " + LARGEST));
        }
        return asked == 0 ? USUAL : asked;
    }

    static ServiceError validation(String message) {
        return ServiceError.of("ValidationException", "1 validation error detected: " + message);
    }
}
