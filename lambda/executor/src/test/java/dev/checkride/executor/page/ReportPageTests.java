package dev.checkride.executor.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.ScenarioHistory;
import dev.checkride.executor.result.TestHistory;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportPageTests {
    /** Where the pages stay, for whoever opens them in a browser. */
    private static final Path PAGES = Path.of("target", "pages");

    private static String page(String name, Pages run) throws IOException {
        byte[] html = new ReportPage("run-1", run.results(), run.histories(), List.of()).write();
        Files.createDirectories(PAGES);
        Files.write(PAGES.resolve(name + ".html"), html);
        return new String(html, StandardCharsets.UTF_8);
    }

    @Test
    void aRedRunSaysWhatIsRedAndWhy() throws IOException {
        String html = page("red", Pages.red());

        assertThat(html)
                .contains("<h1>✗ tests failed</h1>", "3 scenarios, 6 tests: 2 failed")
                .contains("<a href=\"#t0\"><bdi>AdminCreatesUser anIdThatIsTaken</bdi></a>")
                .contains("expected: 409 but was: 200")
                .contains("flaky, passed at attempt 2", "Attempt 1: timeout")
                .contains("in quarantine for the tag mail")
                .contains("<i class=\"oP\">P</i><i class=\"oF\">F</i>", "flake rate 100 %")
                .contains("curl -i -X &#39;POST&#39;", "Authorization: $TOKEN")
                .contains("Left behind", "the stack was changed")
                .contains("rerun of what was red in run-0, 6 of its 47 tests")
                .contains("About 0.0123 US dollars");
    }

    @Test
    void aTraceLeadsToTheConsoleUnlessTheApplicationIsHere() throws IOException {
        String html = page("red", Pages.red());

        assertThat(html)
                .contains("https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1"
                        + "#xray:traces/1-6b0308e4-0fcf65572bd7acbda02b1440")
                .contains("log-group/$252Faws$252Flambda$252Fusers/log-events$3FfilterPattern$3D$25221-6b0308e4");
        assertThat(new Links(Pages.red().results())
                        .ofTrace("http://127.0.0.1:9/x", "Root=1-6b0308e4-0fcf65572bd7acbda02b1440"))
                .isEmpty();
    }

    @Test
    void hostileNamesStayText() throws IOException {
        String evil = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp\u0000\u001b[31m\" '"
                + "x".repeat(10_000);

        String html = page("hostile", Pages.with(evil, evil));

        assertThat(html)
                .doesNotContain("<script>alert", "<img", "\u0000", "\u001b")
                .contains("&lt;script&gt;alert(1)", "<bdi>");
        assertThat(html.split("<script>", -1)).hasSize(2);
        assertThat(html.length()).isLessThan(70_000);
    }

    @Test
    void aRunWithoutResultsSaysWhy() throws IOException {
        String html = page("empty", Pages.empty("the stack is being updated"));

        assertThat(html).contains("set-up failed", "the stack is being updated", "No scenario was run.");
    }

    @Test
    void fiveHundredTestsFitIntoAMegabyteHoweverManyAreRed() throws IOException {
        assertThat(page("many", Pages.many(250, 2)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(1_000_000);
        assertThat(page("thousand", Pages.many(1_000, 1)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(2_000_000);
    }

    @Test
    void fiveHundredTestsWithMuchToTellFitIntoAMegabyteAndSayWhatIsLeftOut() throws IOException {
        String html = page("much", Pages.much(500));

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(800_000, 1_000_000);
        assertThat(html.split("<details class=\"test red\"", -1)).hasSize(501);
        assertThat(html.split("expected: 1", -1)).hasSizeGreaterThan(500);
        assertThat(html)
                .contains("日".repeat(2_000))
                .contains("<p>Not on this page but in result.json: 20 requests.</p>");
    }

    @Test
    void aTestWithTooMuchToTellForThePageSaysWhatItCan() throws IOException {
        Pages run = Pages.much(1);
        ObjectNode row = (ObjectNode) run.results().at("/tests/0");
        row.put("trace", "日".repeat(400_000));

        assertThat(page("large", run))
                .contains("<p>Not on this page but in result.json: what it said.</p>")
                .contains("Attempt 1: assertion");
    }

    @Test
    void tenThousandTestsStayAPageOfAFewMegabytes() {
        Pages run = Pages.many(2_000, 5);

        assertThat(new ReportPage("run-1", run.results(), run.histories(), List.of()).write())
                .hasSizeBetween(1_000_000, 6_000_000);
    }

    @Test
    void nothingButItsOwnStyleAndScriptMayRun() throws IOException {
        String html = page("red", Pages.red());

        assertThat(html)
                .containsPattern("default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'")
                .doesNotContain("style=\"", "onclick", "http-equiv=\"refresh");
    }

    @Test
    void aCommandIsSafeInAShell() {
        Exchange exchange = new Exchange(
                "PUT",
                "https://x/a'b",
                Map.of("Authorization", "***"),
                "{\"n\": \"it's $HOME\"}",
                200,
                Map.of(),
                "",
                1,
                null,
                null);

        assertThat(Exchanges.curl(exchange))
                .isEqualTo("curl -i -X 'PUT' 'https://x/a'\\''b' \\\n  -H \"Authorization: $TOKEN\" \\\n"
                        + "  --data-raw '{\"n\": \"it'\\''s $HOME\"}'");
    }

    /** Results to show. */
    private record Pages(JsonNode results, Map<String, ScenarioHistory> histories) {
        static Pages empty(String reason) {
            ObjectNode results = results("set-up failed");
            ((ObjectNode) results.path("extra")).put("setUpFailure", reason);
            return new Pages(results, Map.of());
        }

        static Pages with(String name, String message) {
            ObjectNode results = results("tests failed");
            results.withArray("tests").add(row("dev.shop." + name, name, "assertion", message));
            return new Pages(results, Map.of());
        }

        static Pages many(int scenarios, int tests) {
            ObjectNode results = results("tests failed");
            for (int i = 0; i < scenarios; i++) {
                for (int j = 0; j < tests; j++) {
                    String status = i % 2 == 0 ? "passed" : "assertion";
                    results.withArray("tests").add(row("dev.shop.Scenario" + i, "test" + j, status, "expected: " + j));
                }
                schedule(results, "dev.shop.Scenario" + i, 1_000L * (i / 10), 900);
            }
            return new Pages(results, Map.of());
        }

        /** Red tests with two attempts, ten requests each, and a past. */
        static Pages much(int tests) {
            ObjectNode results = results("tests failed");
            TestHistory history = new TestHistory("PFPFPFPFPFPFPFPFPFPF", Collections.nCopies(20, 100L));
            Map<String, ScenarioHistory> histories = new HashMap<>();
            for (int i = 0; i < tests; i++) {
                String suite = "dev.shop.Scenario" + i;
                ObjectNode row = row(suite, "test", "assertion", "expected: 1");
                exchanges(row);
                ObjectNode attempt = row.putArray("retryAttempts").addObject().put("message", "expected: 1");
                attempt.putObject("extra").put("rawStatus", "assertion");
                exchanges(attempt);
                results.withArray("tests").add(row);
                schedule(results, suite, 1_000L * (i / 10), 900);
                histories.put(suite, new ScenarioHistory("run-1", Map.of(suite + "/test", history)));
            }
            return new Pages(results, histories);
        }

        private static void exchanges(ObjectNode row) {
            Exchange exchange = new Exchange(
                    "POST",
                    "https://abc.execute-api.eu-central-1.amazonaws.com/Prod/users",
                    Map.of("Content-Type", "application/json"),
                    "本".repeat(2_000),
                    200,
                    Map.of("x-amzn-requestid", "4711"),
                    "日".repeat(2_000),
                    24,
                    "admin",
                    null);
            ArrayNode all = ((ObjectNode) row.path("extra")).putArray("exchanges");
            for (int i = 0; i < 10; i++) {
                all.add(Json.tree(exchange));
            }
        }

        static Pages red() {
            ObjectNode results = results("tests failed");
            results.withArray("tests")
                    .add(row(
                            "dev.shop.AdminCreatesUser",
                            "anIdThatIsTaken",
                            "assertion",
                            "expected: 409\n but was: 200"))
                    .add(row("dev.shop.AdminCreatesUser", "theNewUserComesBack", "passed", ""))
                    .add(flaky(row("dev.shop.AdminDeletesUser", "theUserIsGone", "passed", "")))
                    .add(row("dev.shop.AdminDeletesUser", "twiceIsNoError", "skipped", "assumption: no"))
                    .add(quarantined(row("dev.shop.MailArrives", "withinAMinute", "assertion", "no mail")))
                    .add(row("dev.shop.MailArrives", "withItsSubject", "not run", "the deadline had passed"));
            schedule(results, "dev.shop.AdminCreatesUser", 0, 1_200);
            schedule(results, "dev.shop.AdminDeletesUser", 100, 2_200);
            schedule(results, "dev.shop.MailArrives", 1_300, 1_500);
            ObjectNode extra = (ObjectNode) results.path("extra");
            extra.putArray("irregularities").add("the stack was changed during the run");
            extra.putArray("notes").add("the quarantine of the tag slow ended on 2026-01-31");
            extra.putObject("cleanup").putArray("leftovers").add("account checkride-admin: AccessDenied");
            extra.putObject("rerun").put("run", "run-0").put("tests", 6).put("of", 47);
            extra.putObject("cost")
                    .put("transitions", 42)
                    .put("invocations", 11)
                    .put("gigabyteSeconds", 9.5)
                    .put("dollars", 0.0123);
            TestHistory history = new TestHistory("PFPF", List.of(100L, 120L, 90L, 142L));
            return new Pages(
                    results,
                    Map.of(
                            "dev.shop.AdminCreatesUser",
                            new ScenarioHistory(
                                    "run-1", Map.of("dev.shop.AdminCreatesUser/anIdThatIsTaken", history))));
        }

        private static ObjectNode results(String verdict) {
            ObjectNode results = Json.object();
            results.putObject("summary")
                    .put("suites", 3)
                    .put("start", 1_795_360_994_549L)
                    .put("stop", 1_795_360_998_549L)
                    .put("duration", 4_000);
            results.putObject("environment").put("appName", "shop-test");
            ObjectNode extra = results.putObject("extra").put("verdict", verdict);
            extra.put("fingerprint", "0123456789abcdef0123456789abcdef");
            extra.put("execution", "arn:aws:states:eu-central-1:111122223333:execution:checkride:run-1");
            extra.putArray("logGroups").add("/aws/lambda/users");
            extra.putObject("origin").put("commit", "4711abc");
            ObjectNode schedule = extra.putObject("schedule")
                    .put("workers", 10)
                    .put("makespanMillis", 2_800)
                    .put("lowerBoundMillis", 2_200);
            schedule.putObject("entered")
                    .put("ReadTarget", "2026-11-22T15:23:14.549Z")
                    .put("RunScenarios", "2026-11-22T15:23:15.000Z")
                    .put("Report", "2026-11-22T15:23:18.000Z");
            schedule.putArray("scenarios");
            results.putArray("tests");
            return results;
        }

        private static void schedule(ObjectNode results, String suite, long start, long millis) {
            ((ObjectNode) results.at("/extra/schedule"))
                    .withArray("scenarios")
                    .addObject()
                    .put("className", suite)
                    .put("start", 1_795_360_995_000L + start)
                    .put("millis", millis);
        }

        private static ObjectNode row(String suite, String test, String status, String message) {
            String simple = suite.substring(suite.lastIndexOf('.') + 1);
            ObjectNode row = Json.object()
                    .put("testId", suite + "/" + test)
                    .put("name", simple + " " + test)
                    .put("rawStatus", status)
                    .put("duration", 142)
                    .put("message", message);
            row.putArray("suite").add(suite);
            if (status.equals("assertion")) {
                row.put("trace", "dev.shop.Users.assertStatus(Users.java:58)\ndev.shop.Shop." + "test(Shop.java:12)");
            }
            Exchange exchange = new Exchange(
                    "POST",
                    "https://abc.execute-api.eu-central-1.amazonaws.com/Prod/users",
                    Map.of("Content-Type", "application/json", "Authorization", "***"),
                    "{\"name\": \"Ada\"}",
                    200,
                    Map.of("x-amzn-trace-id", "Root=1-6b0308e4-0fcf65572bd7acbda02b1440", "x-amzn-requestid", "4711"),
                    "{\"userid\": \"1\", \"name\": \"" + "Ada ".repeat(300) + "\"}",
                    24,
                    "admin",
                    null);
            row.putObject("extra").put("attempt", 1).putArray("exchanges").add(Json.tree(exchange));
            return row;
        }

        private static ObjectNode flaky(ObjectNode row) {
            row.put("flaky", true).put("retries", 1);
            ((ObjectNode) row.path("extra")).put("attempt", 2);
            ObjectNode attempt = row.putArray("retryAttempts")
                    .addObject()
                    .put("attempt", 1)
                    .put("duration", 2_000)
                    .put("message", "timed out after 2 seconds");
            attempt.putObject("extra").put("rawStatus", "timeout").putArray("exchanges");
            return row;
        }

        private static ObjectNode quarantined(ObjectNode row) {
            ((ObjectNode) row.path("extra")).put("quarantine", "mail").put("red", false);
            return row;
        }
    }
}
