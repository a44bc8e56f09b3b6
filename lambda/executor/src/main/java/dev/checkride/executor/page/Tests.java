package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.CutOff;
import dev.checkride.executor.result.ScenarioHistory;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestHistory;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tests by their scenarios, red ones open. */
final class Tests {
    private final Html html;
    private final Map<String, ScenarioHistory> histories;
    private final Details details;
    private final int irregularities;
    private final JsonNode extra;

    Tests(Html html, JsonNode results, Map<String, ScenarioHistory> histories, Details details) {
        this.html = html;
        this.histories = histories;
        this.extra = results.path("extra");
        this.details = details;
        this.irregularities = extra.path("irregularities").size();
    }

    void write(List<JsonNode> rows) {
        notes();
        html.raw("<section aria-labelledby=\"tests\">\n<h2 id=\"tests\">Tests</h2>\n");
        if (rows.isEmpty()) {
            html.raw("<p>No scenario was run.</p>\n</section>\n");
            return;
        }
        html.raw(
                "<div class=\"tools\" hidden role=\"search\"><label>Search <input type=\"search\" id=\"search\"></label>");
        html.raw("<label><input type=\"checkbox\" id=\"unusual\"> only what is not simply passed</label>");
        html.raw("<button type=\"button\" id=\"open\">Open all</button> <span id=\"shown\" role=\"status\"></span>");
        html.raw("<span class=\"keys\">/ search, n next red, p previous red</span></div>\n");
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            first.putIfAbsent(rows.get(i).at("/suite/0").asText(), i);
        }
        first.forEach((suite, at) -> scenario(suite, at, rows));
        html.raw("</section>\n");
    }

    private void notes() {
        String failure = extra.path("setUpFailure").asText("");
        if (failure.isEmpty()
                && irregularities
                                + extra.path("notes").size()
                                + extra.at("/cleanup/leftovers").size()
                        == 0) {
            return;
        }
        html.raw("<section aria-labelledby=\"notes\">\n<h2 id=\"notes\">About the run</h2>\n<ul>\n");
        if (!failure.isEmpty()) {
            note("Set-up failed", failure);
        }
        extra.path("irregularities").forEach(text -> note("Not green", text.asText()));
        extra.path("notes").forEach(text -> note("Note", text.asText()));
        extra.at("/cleanup/leftovers").forEach(text -> note("Left behind", text.asText()));
        html.raw("</ul>\n</section>\n");
    }

    private void note(String kind, String text) {
        html.raw("<li><strong>" + kind + ":</strong> ").isolated(text).raw("</li>\n");
    }

    private void scenario(String suite, int at, List<JsonNode> rows) {
        ScenarioHistory history = histories.getOrDefault(RunKeys.scenarioId(suite), ScenarioHistory.NONE);
        html.raw("<section class=\"scenario\"><h3>").name(suite).raw("</h3>\n");
        extra.path("cutOff").forEach(cutOff -> requests(suite, Json.convert(cutOff, CutOff.class)));
        for (int i = at; i < rows.size() && rows.get(i).at("/suite/0").asText().equals(suite); i++) {
            test(suite, i, rows.get(i), history);
        }
        html.raw("</section>\n");
    }

    private void requests(String suite, CutOff cutOff) {
        if (cutOff.className().equals(suite)) {
            html.raw("<pre class=\"message\" tabindex=\"0\">")
                    .isolated(String.join("\n", cutOff.inWords()))
                    .raw("</pre>\n");
        }
    }

    private void test(String suite, int number, JsonNode row, ScenarioHistory history) {
        boolean red = ReportPage.isRed(row);
        boolean plain = Details.isPlain(row);
        String kind = red ? "red" : plain ? "green" : "odd";
        String simple = suite.substring(suite.lastIndexOf('.') + 1) + " ";
        String name = row.path("name").asText();
        html.raw("<details class=\"test " + kind + "\" id=\"t" + number + "\"" + (red ? " open" : "") + "><summary>");
        html.raw("<span class=\"mark\">" + (red ? "✗" : plain ? "✓" : "~") + "</span> ");
        html.name(name.startsWith(simple) ? name.substring(simple.length()) : name);
        html.raw(" <span class=\"status\">").text(plain ? "" : statusWords(row)).raw("</span> <span class=\"took\">");
        html.raw(Words.millis(row.path("duration").asLong())).raw("</span></summary>\n");
        past(history.of(row.path("testId").asText()));
        if (!plain) {
            details.write(row);
        }
        html.raw("</details>\n");
    }

    static String inWords(String status) {
        return status.equals(Status.FAILED.json()) ? "assertion failed" : status;
    }

    private static String statusWords(JsonNode row) {
        String status = row.path("rawStatus").asText();
        String flaky = row.path("flaky").asBoolean()
                ? "flaky, passed at attempt " + row.at("/extra/attempt").asInt()
                : inWords(status);
        return row.at("/extra/quarantine").isTextual()
                ? flaky + ", in quarantine for the tag "
                        + row.at("/extra/quarantine").asText()
                : flaky;
    }

    private void past(TestHistory history) {
        if (history.outcomes().isEmpty()) {
            return;
        }
        html.raw("<p class=\"past\">Latest runs, this one last: <span class=\"outcomes\" role=\"img\" aria-label=\"");
        html.raw(history.outcomes().replaceAll("(.)", "$1 ").strip()).raw("\">");
        for (char letter : history.outcomes().toCharArray()) {
            html.raw("<i class=\"o" + letter + "\">" + letter + "</i>");
        }
        html.raw("</span> usually " + Words.millis(history.usualMillis()) + ", flake rate "
                + Math.round(100 * history.flakeRate()) + " %</p>\n");
    }
}
