package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Described;
import dev.checkride.executor.run.Text;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What is to be told of tests that have not simply passed, as far as there is room: first what each of them said, then
 * their requests.
 */
final class Details {
    private static final int MOST_REQUESTS = 10;
    private static final int LONGEST_MESSAGE = 4_000;

    private final Html html;
    private final Links links;
    private final Room room;
    /** What there is room for, by the row or the attempt that says it. */
    private final IdentityHashMap<JsonNode, Html> explanations = new IdentityHashMap<>();

    Details(Html html, Links links, Room room, List<JsonNode> rows) {
        this.html = html;
        this.links = links;
        this.room = room;
        rows.stream().filter(row -> !isPlain(row)).forEach(row -> {
            reserve(row, explanation(row));
            int number = 0;
            for (JsonNode attempt : row.path("retryAttempts")) {
                number++;
                reserve(attempt, attempt(number, attempt));
            }
        });
    }

    /** Whether a test has passed, and at once. */
    static boolean isPlain(JsonNode row) {
        return row.path("rawStatus").asText().equals("passed")
                && !row.path("flaky").asBoolean();
    }

    void write(JsonNode row) {
        List<String> left = new ArrayList<>();
        Html own = explanations.get(row);
        if (own == null) {
            left.add("what it said");
        } else {
            html.raw(own.toString());
        }
        int requests = requests(row);
        int attempts = 0;
        for (JsonNode attempt : row.path("retryAttempts")) {
            Html shown = explanations.get(attempt);
            if (shown == null) {
                attempts++;
            } else {
                html.raw(shown.toString());
                requests += requests(attempt);
            }
        }
        if (requests > 0) {
            left.add(Words.count(requests, "request"));
        }
        if (attempts > 0) {
            left.add(Words.count(attempts, "earlier attempt"));
        }
        if (!left.isEmpty()) {
            html.raw("<p>Not on this page but in result.json: " + String.join(", ", left) + ".</p>\n");
        }
    }

    private void reserve(JsonNode of, Html explanation) {
        if (room.take(explanation)) {
            explanations.put(of, explanation);
        }
    }

    /** Writes the latest requests for which there is room, and tells how many are left out. */
    private int requests(JsonNode row) {
        JsonNode all = row.at("/extra/exchanges");
        int from = Math.max(0, all.size() - MOST_REQUESTS);
        int left = from;
        for (int i = from; i < all.size(); i++) {
            left += room.isUsedUp() || !fits(Exchanges.html(all.get(i), links)) ? 1 : 0;
        }
        return left;
    }

    private boolean fits(Html exchange) {
        boolean fits = room.take(exchange);
        html.raw(fits ? exchange.toString() : "");
        return fits;
    }

    private static Html attempt(int number, JsonNode attempt) {
        Html part = new Html();
        part.raw("<h4>Attempt " + number + ": ")
                .text(Tests.inWords(attempt.at("/extra/rawStatus").asText()))
                .raw(", ");
        part.raw(Words.millis(attempt.path("duration").asLong())).raw("</h4>\n");
        return part.raw(explanation(attempt).toString());
    }

    private static Html explanation(JsonNode row) {
        Html part = new Html();
        String message = Described.of(row.path("message").asText())
                .within(LONGEST_MESSAGE)
                .strip();
        if (!message.isEmpty()) {
            part.raw("<pre class=\"message\" tabindex=\"0\">")
                    .isolated(Text.shortened(message, LONGEST_MESSAGE))
                    .raw("</pre>\n");
        }
        String trace = row.path("trace").asText();
        if (!trace.isEmpty()) {
            part.raw("<pre class=\"trace\" tabindex=\"0\">").isolated(trace).raw("</pre>\n");
        }
        return part;
    }
}
