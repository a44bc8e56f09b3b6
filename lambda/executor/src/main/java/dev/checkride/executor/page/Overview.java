package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Rerun;
import dev.checkride.executor.result.Verdict;
import dev.checkride.executor.run.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The top of the page: the verdict, and what was tested. */
final class Overview {
    private final Html html;
    private final String runId;
    private final JsonNode results;
    private final List<JsonNode> rows;

    Overview(Html html, String runId, JsonNode results, List<JsonNode> rows) {
        this.html = html;
        this.runId = runId;
        this.results = results;
        this.rows = rows;
    }

    void write(List<JsonNode> reruns) {
        String verdict = results.at("/extra/verdict").asText();
        boolean green = verdict.equals(Verdict.PASSED.json());
        html.raw("<header class=\"").raw(green ? "green" : "red").raw("\">\n<h1>");
        html.raw(green ? "✓ " : "✗ ")
                .text(verdict)
                .raw("</h1>\n<p class=\"counts\">")
                .text(counts())
                .raw("</p>\n<dl>");
        fact("Run", runId);
        fact("Stack", results.at("/environment/appName").asText("none"));
        Instant start = Instant.ofEpochMilli(results.at("/summary/start").asLong());
        fact(
                "Begun",
                start.truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ')
                        .replace("Z", " UTC"));
        fact("Took", Words.millis(results.at("/summary/duration").asLong()));
        results.at("/extra/origin")
                .properties()
                .forEach(origin -> fact(origin.getKey(), origin.getValue().asText()));
        if (results.at("/extra/fingerprint").isTextual()) {
            fact("Package", results.at("/extra/fingerprint").asText().substring(0, 12));
        }
        if (results.at("/extra/rerun").isObject()) {
            fact("Covers", Json.convert(results.at("/extra/rerun"), Rerun.class).inWords());
        }
        for (JsonNode rerun : reruns) {
            fact(
                    "Rerun",
                    rerun.path("run").asText() + ": " + rerun.path("verdict").asText());
        }
        html.raw(
                "</dl>\n<p class=\"files\"><a href=\"result.json\">result.json</a> <a href=\"junit.xml\">junit.xml</a></p>\n");
        html.raw("</header>\n");
    }

    private void fact(String name, String value) {
        html.raw("<div><dt>").name(name).raw("</dt><dd>").name(value).raw("</dd></div>");
    }

    private String counts() {
        StringBuilder counts =
                new StringBuilder(Words.count(results.at("/summary/suites").asLong(), "scenario"));
        counts.append(", ").append(Words.count(rows.size(), "test"));
        String separator = ": ";
        for (String status : Words.STATUSES) {
            long of = rows.stream()
                    .filter(row -> row.path("rawStatus").asText().equals(status))
                    .count();
            if (of > 0) {
                counts.append(separator).append(of).append(' ').append(Words.status(status));
                separator = ", ";
            }
        }
        long flaky = rows.stream().filter(row -> row.path("flaky").asBoolean()).count();
        return counts + (flaky == 0 ? "" : ", " + flaky + " flaky");
    }
}
