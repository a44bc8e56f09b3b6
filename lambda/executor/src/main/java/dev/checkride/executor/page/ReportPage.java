package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.result.ScenarioHistory;
import dev.checkride.executor.run.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A run's result as one HTML page that fetches nothing: its style and its script are in it, and no others may run.
 *
 * <p>What matters is there without the script, which filters, searches, copies and jumps.
 */
public final class ReportPage {
    private static final int MOST = 950_000;
    /** Of a page that is larger than that without any. */
    private static final int LEAST_DETAILS = 200_000;

    private final String runId;
    private final JsonNode results;
    private final Map<String, ScenarioHistory> histories;
    private final List<JsonNode> reruns;

    /**
     * Takes what is to be shown.
     *
     * @param results the content of {@code results} in the run's result file
     * @param histories how the tests have fared, by the ids of their scenarios
     * @param reruns what later runs have found out that repeated what was red here
     */
    public ReportPage(String runId, JsonNode results, Map<String, ScenarioHistory> histories, List<JsonNode> reruns) {
        this.runId = runId;
        this.results = results;
        this.histories = Map.copyOf(histories);
        this.reruns = List.copyOf(reruns);
    }

    /** The page in UTF-8: what must be in it, and of the rest what one that opens at once has room for. */
    public byte[] write() {
        int needed = write(new Room(0)).bytes();
        Html page = write(new Room(Math.max(LEAST_DETAILS, MOST - needed)));
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Html write(Room room) {
        String style = resource("report.css");
        String script = resource("report.js");
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .raw(digest(style))
                .raw("'; script-src 'sha256-")
                .raw(digest(script))
                .raw("'; base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw(
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        String verdict = results.at("/extra/verdict").asText();
        html.raw("<title>")
                .text(verdict + ": " + runId)
                .raw("</title>\n<style>")
                .raw(style)
                .raw("</style>\n</head>\n<body>\n");
        List<JsonNode> rows = new ArrayList<>();
        results.path("tests").forEach(rows::add);
        new Overview(html, runId, results, rows).write(reruns);
        html.raw("<main>\n");
        new Reds(html, rows).write();
        Details details = new Details(html, new Links(results), room, rows);
        new Tests(html, results, histories, details).write(rows);
        new Timeline(html, results).write();
        new Costs(html, results).write();
        html.raw("</main>\n<script>").raw(script).raw("</script>\n</body>\n</html>\n");
        return html;
    }

    /** Whether a row keeps the run from being green. */
    static boolean isRed(JsonNode row) {
        return EarlierRun.isRed(row);
    }

    private static String digest(String content) {
        byte[] sha = Hash.digest().digest(content.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(sha);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The page's own " + name + " cannot be read", e);
        }
    }
}
