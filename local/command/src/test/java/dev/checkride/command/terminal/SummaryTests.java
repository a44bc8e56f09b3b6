package dev.checkride.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunId;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTests {
    private static final RunEnd RED = new RunEnd("run-1", false, "TestsFailed", Duration.ofMillis(2_340));
    private static final RunEnd GREEN = new RunEnd("run-1", true, "SUCCEEDED", Duration.ofMillis(2_340));

    @TempDir
    private Path home;

    private final StringWriter printed = new StringWriter();
    private Verbosity verbosity = Verbosity.NORMAL;
    private AnnotationStyle annotations = AnnotationStyle.NONE;

    private List<String> print(RunEnd end, byte[] result) {
        PrintWriter out = new PrintWriter(printed);
        Style style = new Style(false, StandardCharsets.UTF_8);
        new Summary(out, style, verbosity, new SourceFiles(home), annotations)
                .print(
                        end,
                        Optional.of(RunResult.parse(result)),
                        ResultPlace.local(new RunId("run-1"), Path.of("runs")));
        return printed.toString().lines().toList();
    }

    @Test
    void greenIsToldInTwoLines() {
        List<String> lines = print(GREEN, Samples.result(Samples.report("First", Samples.passed("First", "works"))));

        assertThat(lines)
                .containsExactly(
                        "",
                        "PASSED  1 scenario, 1 test: 1 passed in 2.34 s",
                        "Report: runs/report.html",
                        "Result: runs/result.json");
    }

    @Test
    void aRedTestTellsWhyWhereAndWhatWasAnswered() {
        TestOutcome red = Samples.failed("First", "works", "\nexpected: 403\n but was: 200\n");

        List<String> lines = print(RED, Samples.result(Samples.report("First", red)));

        assertThat(lines)
                .containsExactly(
                        "",
                        "✗ First works  (assertion failed)",
                        "    expected: 403",
                        "     but was: 200",
                        "    at com.example.First.works(First.java:42)",
                        "    in com.example.Helper.check(Helper.java:7)",
                        "    GET /prod/users?page=2 as regular → 200",
                        "      received [" + "1,".repeat(149) + "1…",
                        "",
                        "FAILED  1 scenario, 1 test: 1 failed in 2.34 s",
                        "Report: runs/report.html",
                        "Result: runs/result.json",
                        "Run what is red again: ./checkride rerun run-1");
    }

    @Test
    void theExchangeShownIsTheOneThatFailedNotTheCleanUpAfterIt() {
        Exchange refused = Samples.exchange("DELETE", null, 200, "{}");
        Exchange cleaning = Samples.exchange("DELETE", null, 204, "{}");
        RedTest quoting = Samples.red("status of the response {}", refused, cleaning);
        assertThat(FailingExchange.of(quoting)).hasValue(refused);

        Exchange read = Samples.exchange("GET", null, 200, "[1]");
        assertThat(FailingExchange.of(Samples.red("no", read, cleaning, cleaning)))
                .hasValue(read);
        assertThat(FailingExchange.of(Samples.red("body [1] is wrong", read, refused)))
                .hasValue(read);
        assertThat(FailingExchange.of(Samples.red("no", cleaning))).hasValue(cleaning);
        assertThat(FailingExchange.of(Samples.red("no"))).isEmpty();
    }

    @Test
    void theVerboseSeeAllExchangesInFull() {
        verbosity = Verbosity.VERBOSE;

        List<String> lines = print(RED, Samples.result(Samples.report("First", Samples.failed("First", "a", "no"))));

        assertThat(lines)
                .containsSequence(
                        "    2 requests of First a:",
                        "    POST /prod/users?page=2 as regular → 201",
                        "      sent     {\"name\":\"Ada\"}",
                        "      received {\"id\":1}",
                        "    GET /prod/users?page=2 as regular → 200",
                        "      received [" + "1,".repeat(300) + "1]");
    }

    @Test
    void theQuietSeeOnlyWhatIsRedTheVerdictAndThePath() {
        verbosity = Verbosity.QUIET;

        List<String> lines = print(RED, Samples.result(Samples.report("First", Samples.failed("First", "a", "no"))));

        assertThat(lines).startsWith("✗ First a  (assertion failed)").endsWith("Result: runs/result.json");
    }

    @Test
    void manyRowsOfOneReasonAreOneGroup() {
        TestOutcome[] rows = IntStream.range(0, 50)
                .mapToObj(i -> Samples.failed(
                        "Many", "row" + i, "user 0b7c1c6e-1f0a-4b3e-9f52-0123456789a" + i % 10 + " is missing"))
                .toArray(TestOutcome[]::new);
        ScenarioReport other = Samples.report("Other", Samples.failed("Other", "a", "something else"));

        List<String> lines = print(RED, Samples.result(Samples.report("Many", rows), other));

        assertThat(lines.stream().filter(line -> line.startsWith("✗ Many"))).hasSize(10);
        assertThat(lines).contains("✗ Many row0  (assertion failed)  Many.java:42");
        assertThat(lines)
                .containsSequence(
                        "  … and 40 more for the same reason",
                        "    user 0b7c1c6e-1f0a-4b3e-9f52-0123456789a0 is missing");
        assertThat(lines).contains("✗ Other a  (assertion failed)");
        assertThat(lines).hasSizeLessThan(30);
    }

    @Test
    void aLongMessageIsCutWithACount() {
        String message = String.join(
                "\n", IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());

        List<String> lines = print(RED, Samples.result(Samples.report("First", Samples.failed("First", "a", message))));

        assertThat(lines).contains("    line 39", "    … 60 more lines").doesNotContain("    line 40");
    }

    @Test
    void hostileTextIsShownInFullButDoesNothing() {
        String hostile = "\u001b]0;title\u0007\u202e" + "x".repeat(10_000);

        List<String> lines = print(RED, Samples.result(Samples.report("First", Samples.failed("First", "a", hostile))));

        assertThat(lines).contains("    \\u001b]0;title\\u0007\\u202e" + "x".repeat(10_000));
        assertThat(printed.toString().chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }

    @Test
    void whatIsLeftBehindIsToldEvenIfAllTestsPassed() {
        ScenarioReport passed = Samples.report("First", Samples.passed("First", "a"));

        List<String> lines = print(RED, Samples.result(List.of("user x"), passed));

        assertThat(lines).contains("Left behind: user x").anyMatch(line -> line.startsWith("FAILED  1 scenario"));
    }

    @Test
    void withoutAResultTheExecutionsEndIsTold() {
        PrintWriter out = new PrintWriter(printed);
        RunEnd aborted = new RunEnd("run-1", false, "ABORTED by\nsomebody", Duration.ofSeconds(125));
        new Summary(out, new Style(false, StandardCharsets.UTF_8), verbosity, new SourceFiles(home), annotations)
                .print(aborted, Optional.empty(), ResultPlace.local(new RunId("run-1"), Path.of("none")));

        assertThat(printed.toString()).isEqualToIgnoringNewLines("\nFAILED  ABORTED by somebody in 2 min 05 s\n");
    }

    @Test
    void howManyTestsAreRedMakesTheCommandNoLonger() {
        String[] names = IntStream.range(0, 50).mapToObj(i -> "row" + i).toArray(String[]::new);
        Stream<TestOutcome> rows = Stream.of(names).map(name -> Samples.failed("Many", name, "no"));

        List<String> lines = print(RED, Samples.result(Samples.report("Many", rows.toArray(TestOutcome[]::new))));

        assertThat(lines).endsWith("Run what is red again: ./checkride rerun run-1");
    }

    @Test
    void annotationsPointToTheSourceAndAreEscaped() throws IOException {
        annotations = AnnotationStyle.GITHUB;
        Path source = home.resolve("scenarios/src/main/java/com/example/First.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        TestOutcome red = Samples.failed("First", "a: b, c", "100 % wrong\r\n::set-env name=x::y\nend");

        List<String> lines = print(RED, Samples.result(Samples.report("First", red)));

        assertThat(lines)
                .contains("::error file=scenarios/src/main/java/com/example/First.java,line=42,"
                        + "title=First a%3A b%2C c::100 %25 wrong%0D%0A::set-env name=x::y%0Aend");
        int foreign = lines.indexOf("    ::set-env name=x::y");
        assertThat(foreign)
                .isBetween(lines.indexOf("::stop-commands::checkride-run-1"), lines.indexOf("::checkride-run-1::"));
    }

    @Test
    void anAnnotationWithoutASourceFileHasNoPlace() {
        annotations = AnnotationStyle.GITHUB;

        List<String> lines = print(RED, Samples.result(Samples.report("First", Samples.failed("First", "a", "no"))));

        assertThat(lines).contains("::error title=First a::no");
    }

    @Test
    void aJsonDocumentIsTheSameInEveryCharset() throws IOException {
        String document = JsonDocument.error("„quoted“ \"\n\u0007");

        assertThat(document.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
        JsonNode parsed = Json.parse(document.getBytes(StandardCharsets.US_ASCII));
        assertThat(parsed.path("error").asText()).isEqualTo("„quoted“ \"\n\u0007");
    }

    @Test
    void whatScenariosPrintBecomesLines() {
        List<String> lines = new ArrayList<>();
        try (PrintStream stray = StrayOutput.to(lines::add)) {
            stray.print("ha");
            stray.println("lf");
            stray.print("rest");
        }

        assertThat(lines).containsExactly("half", "rest");
    }
}
