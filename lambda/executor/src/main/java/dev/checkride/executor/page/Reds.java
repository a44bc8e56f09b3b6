package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Described;
import dev.checkride.executor.run.Text;
import java.util.List;

/** What is red and why, in a line each. */
final class Reds {
    private static final int LONGEST_REASON = 300;
    private static final int MOST = 200;

    private final Html html;
    private final List<JsonNode> rows;

    Reds(Html html, List<JsonNode> rows) {
        this.html = html;
        this.rows = rows;
    }

    void write() {
        List<Integer> reds = java.util.stream.IntStream.range(0, rows.size())
                .filter(i -> ReportPage.isRed(rows.get(i)))
                .boxed()
                .toList();
        if (reds.isEmpty()) {
            return;
        }
        html.raw("<section aria-labelledby=\"reds\">\n<h2 id=\"reds\">What is red</h2>\n<ol class=\"reds\">\n");
        for (int row : reds.subList(0, Math.min(MOST, reds.size()))) {
            JsonNode red = rows.get(row);
            html.raw("<li><a href=\"#t" + row + "\">")
                    .name(red.path("name").asText())
                    .raw("</a> <span class=\"why\">");
            html.isolated(reason(red)).raw("</span></li>\n");
        }
        html.raw("</ol>\n");
        if (reds.size() > MOST) {
            html.raw("<p>and " + (reds.size() - MOST) + " more</p>\n");
        }
        html.raw("</section>\n");
    }

    private static String reason(JsonNode row) {
        if (row.path("flaky").asBoolean()) {
            return "flaky: passed at attempt " + row.at("/extra/attempt").asInt();
        }
        String status = row.path("rawStatus").asText();
        String line = row.at("/extra/reason")
                .asText(Described.of(row.path("message").asText()).line());
        return (status.equals("assertion") ? "" : status + ": ") + Text.shortened(Text.oneLine(line), LONGEST_REASON);
    }
}
