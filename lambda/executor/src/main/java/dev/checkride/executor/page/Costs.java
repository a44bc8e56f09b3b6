package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What the run has cost. */
final class Costs {
    private final Html html;
    private final JsonNode cost;

    Costs(Html html, JsonNode results) {
        this.html = html;
        this.cost = results.at("/extra/cost");
    }

    void write() {
        if (!cost.isObject()) {
            return;
        }
        html.raw("<section aria-labelledby=\"cost\">\n<h2 id=\"cost\">Cost</h2>\n<p>About ");
        html.raw(String.format(Locale.ROOT, "%.4f", cost.path("dollars").asDouble()))
                .raw(" US dollars: ");
        html.raw(Words.count(cost.path("transitions").asLong(), "state transition"))
                .raw(", ");
        html.raw(Words.count(cost.path("invocations").asLong(), "invocation")).raw(" with ");
        html.raw(String.format(Locale.ROOT, "%.2f", cost.path("gigabyteSeconds").asDouble()));
        html.raw(
                " gigabyte-seconds, at the list prices of us-east-1 without the free tier. Nothing is charged for a run in the "
                        + "sandbox.</p>\n</section>\n");
    }
}
