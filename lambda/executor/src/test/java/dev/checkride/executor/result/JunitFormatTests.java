package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.run.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitFormatTests {
    private static Element parse(RunReport report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JunitFormat.write(report)))
                .getDocumentElement();
    }

    private static List<String> children(Element parent) {
        NodeList all = parent.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> all.item(i).getNodeName())
                .toList();
    }

    private static Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRedIsRedInXmlToo(Status status) throws Exception {
        Element suites = parse(Reports.run(Status.PASSED, status));

        String red = String.valueOf(status.allowsGreen() ? 0 : 1);
        boolean failed = status == Status.FAILED;
        assertThat(suites.getAttribute("tests")).isEqualTo("2");
        assertThat(suites.getAttribute("failures")).isEqualTo(failed ? red : "0");
        assertThat(suites.getAttribute("errors")).isEqualTo(failed ? "0" : red);
        assertThat(children(suites)).doesNotContain("properties");
        assertThat(first(suites, "testsuite").getAttribute("skipped")).isEqualTo(status == Status.SKIPPED ? "1" : "0");
    }

    @Test
    void aRunWithoutRowsIsRedWithItsReason() throws Exception {
        Element suites = parse(Reports.run(List.of(), "the stack is being updated", List.of(), List.of()));

        assertThat(suites.getAttribute("errors")).isEqualTo("1");
        assertThat(first(suites, "error").getAttribute("message")).isEqualTo("the stack is being updated");
        assertThat(parse(Reports.run(List.of(), null, List.of(), List.of())).getAttribute("errors"))
                .isEqualTo("1");
    }

    @Test
    void aFlakyTestPassesAndTellsOfItsAttempts() throws Exception {
        TestOutcome flaky = Reports.row("A", "a", Status.PASSED).after(Reports.row("A", "a", Status.FAILED));
        TestOutcome red = Reports.row("A", "b", Status.FAILED).after(Reports.row("A", "b", Status.ERROR));

        Element suites = parse(Reports.run(List.of(Reports.report("A", flaky, red)), null, List.of(), List.of()));

        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(children(suites)).contains("flakyFailure", "rerunError").doesNotContain("rerunFailure");
    }

    @Test
    void aTestInQuarantineIsSkipped() throws Exception {
        TestOutcome row = Reports.row("A", "a", Status.FAILED).inQuarantine("shaky");

        Element suites = parse(Reports.run(
                List.of(Reports.report("A", row, Reports.row("A", "b", Status.PASSED))), null, List.of(), List.of()));

        assertThat(suites.getAttribute("failures")).isEqualTo("0");
        assertThat(first(suites, "skipped").getAttribute("message"))
                .isEqualTo("in quarantine for the tag shaky: message of a");
    }

    @Test
    void theAttributeSaysWhatWasExpectedAndTheTextAllOfIt() throws Exception {
        Failure failure =
                new Failure("AssertionError", "[status of {}] \nexpected: 403\n but was: 200", List.of("Pays.java"));
        TestOutcome row = new TestOutcome("A/a", "A/a", "a", Status.FAILED, 1, 2, failure, List.of());

        Element found =
                first(parse(Reports.run(List.of(Reports.report("A", row)), null, List.of(), List.of())), "failure");

        assertThat(found.getAttribute("message")).isEqualTo("expected: 403 but was: 200 (status of {})");
        assertThat(found.getTextContent()).isEqualTo("expected: 403\n but was: 200\n[status of {}]\nPays.java");
    }

    @Test
    void hostileNamesComeBackAsTheyWereButForWhatXmlCannotHold() throws Exception {
        String name = "<b onclick=\"x\">&amp;]]>\u202eabc \uD83D\uDE00\n" + "x".repeat(10_000);
        TestOutcome row = Reports.row("A", name + "\u0000\u001b\uD800", Status.ERROR);

        Element suites = parse(Reports.run(List.of(Reports.report("A", row)), null, List.of(), List.of()));

        assertThat(first(suites, "testcase").getAttribute("name")).isEqualTo(name + "\ufffd\ufffd\ufffd");
    }

    /** Stays in the build's folder, for whoever validates it against a schema. */
    @Test
    void everyStatusIsInOneDocument() throws Exception {
        TestOutcome[] rows = Stream.concat(
                        Arrays.stream(Status.values()).map(status -> Reports.row("A", status.name(), status)),
                        Stream.of(
                                Reports.row("A", "flaky", Status.PASSED)
                                        .after(Reports.row("A", "flaky", Status.FAILED)
                                                .after(Reports.row("A", "flaky", Status.TIMEOUT))),
                                Reports.row("A", "rerun", Status.ERROR).after(Reports.row("A", "rerun", Status.FAILED)),
                                Reports.row("A", "quarantined", Status.FAILED).inQuarantine("shaky")))
                .toArray(TestOutcome[]::new);
        byte[] xml = JunitFormat.write(
                Reports.run(List.of(Reports.report("A", rows)), null, List.of("the stack was changed"), List.of()));
        Files.createDirectories(Path.of("target", "junit"));
        Files.write(Path.of("target", "junit", "every-status.xml"), xml);

        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains(
                        "name=\"LOST\"",
                        "name=\"NOT_RUN\"",
                        "<skipped",
                        "<flakyError",
                        "<flakyFailure",
                        "<rerunFailure");
    }

    @Test
    void tenThousandTestsAreWrittenInBothFormats() throws Exception {
        List<ScenarioReport> scenarios = IntStream.range(0, 1_000)
                .mapToObj(i -> Reports.report(
                        "Scenario" + i,
                        IntStream.range(0, 10)
                                .mapToObj(j -> Reports.row(
                                        "Scenario" + i, "test" + j, j % 3 == 0 ? Status.FAILED : Status.PASSED))
                                .toArray(TestOutcome[]::new)))
                .toList();
        RunReport report = Reports.run(scenarios, null, List.of(), List.of());

        assertThat(parse(report).getAttribute("tests")).isEqualTo("10000");
        assertThat(Json.parse(CtrfFormat.write(report)).at("/results/tests")).hasSize(10_000);
    }

    @Test
    void timesAreTheSameInEveryLocale() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(first(parse(Reports.run(Status.PASSED)), "testcase").getAttribute("time"))
                    .isEqualTo("0.007");
        } finally {
            Locale.setDefault(before);
        }
    }
}
