package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Json;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtrfFormatTests {
    private static final Set<String> STATUSES = Set.of("passed", "failed", "skipped", "pending", "other");

    private static JsonNode written(RunReport report) throws JsonProcessingException {
        return Json.parse(CtrfFormat.write(report));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void theRootHasWhatTheSpecificationNamesAndNothingElse() throws JsonProcessingException {
        JsonNode root = written(Reports.run(Status.PASSED));

        Set<String> fields = new TreeSet<>();
        root.fieldNames().forEachRemaining(fields::add);
        assertThat(fields).containsExactlyInAnyOrder("reportFormat", "specVersion", "runId", "generatedBy", "results");
        assertThat(root.path("reportFormat").textValue()).isEqualTo("CTRF");
        assertThat(root.at("/results/tool/name").textValue()).isEqualTo("checkride");
        assertThat(root.at("/results/environment/appName").textValue()).isEqualTo("stack");
    }

    @Test
    void theCountsAddUp() throws JsonProcessingException {
        JsonNode results = written(Reports.run(Status.values())).path("results");
        JsonNode summary = results.path("summary");

        assertThat(summary.path("tests").intValue()).isEqualTo(Status.values().length);
        assertThat(STATUSES.stream()
                        .mapToInt(status -> summary.path(status).intValue())
                        .sum())
                .isEqualTo(Status.values().length);
        for (String status : STATUSES) {
            assertThat(each(results.path("tests"))
                            .filter(row -> row.path("status").textValue().equals(status))
                            .count())
                    .isEqualTo(summary.path(status).longValue());
        }
        assertThat(summary.path("failed").intValue()).isEqualTo(5);
        assertThat(summary.path("suites").intValue()).isEqualTo(1);
        assertThat(summary.path("start").longValue())
                .isLessThan(summary.path("stop").longValue());
    }

    @Test
    void everyRowHasNameStatusAndDuration() throws JsonProcessingException {
        JsonNode rows = written(Reports.run(Status.PASSED, Status.TIMEOUT)).at("/results/tests");

        assertThat(each(rows)).allSatisfy(row -> {
            assertThat(row.path("name").textValue()).startsWith("Scenario test");
            assertThat(row.path("status").textValue()).isIn(STATUSES);
            assertThat(row.path("duration").isIntegralNumber()).isTrue();
            assertThat(row.path("id").textValue()).matches("[0-9a-f-]{36}");
        });
        assertThat(rows.at("/0").has("message")).isFalse();
        assertThat(rows.at("/1/message").textValue()).isEqualTo("message of test1");
        assertThat(rows.at("/1/rawStatus").textValue()).isEqualTo("timeout");
        assertThat(rows.at("/1/extra/failureType").textValue()).isEqualTo("Type");
    }

    @Test
    void whatIsSaidOfTheRunIsExtra() throws JsonProcessingException {
        RunReport report = Reports.run(List.of(), "no stack", List.of("odd"), List.of("account a: still there"));
        JsonNode extra = written(report).at("/results/extra");

        assertThat(extra.path("verdict").textValue()).isEqualTo("set-up failed");
        assertThat(extra.path("setUpFailure").textValue()).isEqualTo("no stack");
        assertThat(extra.at("/irregularities/0").textValue()).isEqualTo("odd");
        assertThat(extra.at("/cleanup/status").textValue()).isEqualTo("FAILED");
        assertThat(extra.at("/cleanup/leftovers/0").textValue()).isEqualTo("account a: still there");
        assertThat(extra.at("/origin/commit").textValue()).isEqualTo("abc");
        assertThat(written(Reports.run(Status.PASSED))
                        .at("/results/extra/cleanup/status")
                        .textValue())
                .isEqualTo("done");
    }

    @Test
    void exchangesComeAlong() throws JsonProcessingException {
        Exchange exchange = new Exchange(
                "GET", "http://localhost/a", Map.of("A", "b"), "", 200, Map.of(), "body", 3, "admin", null);
        TestOutcome row = new TestOutcome("i", "i", "n", Status.PASSED, 1, 2, null, List.of(exchange));
        JsonNode written = written(Reports.run(List.of(Reports.report("A", row)), null, List.of(), List.of()))
                .at("/results/tests/0/extra/exchanges/0");

        assertThat(written.path("url").textValue()).isEqualTo("http://localhost/a");
        assertThat(written.path("account").textValue()).isEqualTo("admin");
        assertThat(exchange.summary()).isEqualTo("GET http://localhost/a as admin → 200 body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>",
                "\u0000\u0007\u001b[31m",
                "a\nb\r\n\tc",
                "漢字 🎉 é",
                "\"quoted\\\"",
                "]]>",
                "half \ud83c"
            })
    void hostileNamesSurvive(String name) throws JsonProcessingException {
        TestOutcome row = new TestOutcome(
                name, name, name, Status.FAILED, 1, 2, new Failure(name, name, List.of(name)), List.of());
        JsonNode written = written(Reports.run(List.of(Reports.report("A", row)), null, List.of(), List.of()))
                .at("/results/tests/0");

        assertThat(written.path("name").textValue())
                .isEqualTo("A " + name.replace('\ud83c', '?').replace("?\udf89", "🎉"));
        assertThat(written.path("status").textValue()).isEqualTo("failed");
    }

    @Test
    void aReportIsReadAsItWasWrittenAndADamagedOneIsRefused() {
        ScenarioReport report = Reports.report("A", Reports.row("A", "a", Status.TIMEOUT));
        String json = Json.text(report);

        assertThat(Json.read(json, ScenarioReport.class)).isEqualTo(report);
        for (String damage : List.of(
                json.replace("\"timeout\"", "null"),
                json.replace("\"timeout\"", "\"fine\""),
                json.replace("\"planned\":\"A/a\",", ""),
                json.replace("\"className\":\"A\",", ""),
                json.replaceFirst("\\[\\{.*}]", "[null]"),
                json.substring(0, json.length() - 3))) {
            assertThat(damage).isNotEqualTo(json);
            assertThatThrownBy(() -> Json.read(damage, ScenarioReport.class))
                    .as(damage)
                    .isInstanceOf(UncheckedIOException.class);
        }
    }
}
