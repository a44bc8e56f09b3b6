package dev.checkride.executor.result;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run's report as JUnit XML, for CodeBuild, Jenkins and GitLab. It has no properties, since those of a system are
 * nobody else's business.
 *
 * @see <a href="https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd">
 *     the schema that Jenkins publishes</a>
 */
public final class JunitFormat {
    private static final String RUN = "checkride";

    private final RunReport report;
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private JunitFormat(RunReport report) {
        this.report = report;
    }

    /** The report as XML in UTF-8. */
    public static byte[] write(RunReport report) {
        return new JunitFormat(report).document().getBytes(StandardCharsets.UTF_8);
    }

    private String document() {
        List<String> troubles = troubles();
        long failures = report.tests().stream().filter(this::isFailure).count();
        long errors = report.tests().stream().filter(this::isError).count() + troubles.size();
        xml.append("<testsuites");
        attribute("name", RUN + " " + report.runId());
        counts(report.tests().size() + troubles.size(), failures, errors);
        attribute("time", seconds(report.stop() - report.start()));
        xml.append(">\n");
        if (!troubles.isEmpty()) {
            run(troubles);
        }
        report.scenarios().forEach(this::scenario);
        return xml.append("</testsuites>\n").toString();
    }

    /** What makes the run red beside its rows must make it red for whoever reads rows alone. */
    private List<String> troubles() {
        String failure = report.setUpFailure();
        if (failure != null) {
            return List.of(failure);
        }
        if (!report.irregularities().isEmpty()) {
            return report.irregularities();
        }
        return report.passed() || !report.redNames().isEmpty() ? List.of() : List.of("no test decided anything");
    }

    private void run(List<String> troubles) {
        xml.append("  <testsuite");
        attribute("name", RUN);
        counts(troubles.size(), 0, troubles.size());
        xml.append(">\n");
        for (int i = 0; i < troubles.size(); i++) {
            testCase("the run as a whole" + (i == 0 ? "" : " " + (i + 1)), RUN, 0);
            element("error", report.verdict().json(), troubles.get(i), "");
            xml.append("    </testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private void scenario(ScenarioReport scenario) {
        List<TestOutcome> rows = scenario.tests();
        xml.append("  <testsuite");
        attribute("name", scenario.className());
        counts(
                rows.size(),
                rows.stream().filter(this::isFailure).count(),
                rows.stream().filter(this::isError).count());
        attribute("skipped", Long.toString(rows.stream().filter(this::isSkipped).count()));
        attribute("time", seconds(scenario.millis()));
        attribute("timestamp", Instant.ofEpochMilli(scenario.start()).toString());
        xml.append(">\n");
        rows.forEach(row -> test(scenario, row));
        xml.append("  </testsuite>\n");
    }

    private void test(ScenarioReport scenario, TestOutcome row) {
        testCase(row.name(), scenario.className(), row.millis());
        if (isSkipped(row)) {
            String why = row.quarantine() == null ? "" : "in quarantine for the tag " + row.quarantine() + ": ";
            element("skipped", row.status().json(), why + message(row.failure()), "");
        } else if (isFailure(row) || isError(row)) {
            element(isFailure(row) ? "failure" : "error", type(row), messageOf(row), stack(row.failure()));
        }
        for (TestOutcome before : row.earlier()) {
            String kind = (row.flaky() ? "flaky" : "rerun") + (before.status() == Status.FAILED ? "Failure" : "Error");
            attempt(kind, before);
        }
        xml.append("    </testcase>\n");
    }

    private static String messageOf(TestOutcome row) {
        return row.flaky() ? "passed at attempt " + row.attempt() + " only" : message(row.failure());
    }

    private void attempt(String kind, TestOutcome before) {
        xml.append("      <").append(kind);
        attribute("message", message(before.failure()));
        attribute("type", type(before));
        xml.append("><stackTrace>")
                .append(escaped(stack(before.failure()), false))
                .append("</stackTrace></")
                .append(kind)
                .append(">\n");
    }

    private boolean isFailure(TestOutcome row) {
        return report.isRed(row) && (row.status() == Status.FAILED || row.flaky());
    }

    private boolean isError(TestOutcome row) {
        return report.isRed(row) && !isFailure(row);
    }

    private boolean isSkipped(TestOutcome row) {
        return !report.isRed(row) && row.status() != Status.PASSED;
    }

    private static String type(TestOutcome row) {
        Failure failure = row.failure();
        return failure == null ? row.status().json() : failure.type();
    }

    private static String message(@Nullable Failure failure) {
        return failure == null ? "" : failure.inOneLine();
    }

    /** The attribute has the message in one line, since those who show it cut it; here is all of it. */
    private static String stack(@Nullable Failure failure) {
        return failure == null
                ? ""
                : (Described.of(failure.message()).reordered().strip() + "\n" + String.join("\n", failure.stack()))
                        .strip();
    }

    private void testCase(String name, String className, long millis) {
        xml.append("    <testcase");
        attribute("name", name);
        attribute("classname", className);
        attribute("time", seconds(millis));
        xml.append(">\n");
    }

    private void element(String name, String type, String message, String text) {
        xml.append("      <").append(name);
        attribute("type", type);
        attribute("message", message);
        xml.append(">").append(escaped(text, false)).append("</").append(name).append(">\n");
    }

    private void counts(long tests, long failures, long errors) {
        attribute("tests", Long.toString(tests));
        attribute("failures", Long.toString(failures));
        attribute("errors", Long.toString(errors));
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"").append(escaped(value, true)).append('"');
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", Math.max(0, millis) / 1000.0);
    }

    /** What XML 1.0 cannot hold at all becomes a question mark in a box. */
    private static String escaped(String text, boolean attribute) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n', '\t', '\r' ->
                    safe.append(attribute ? "&#" + character + ";" : Character.toString(character));
                default -> safe.appendCodePoint(isXml(character) ? character : 0xfffd);
            }
        });
        return safe.toString();
    }

    /** See <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, characters</a>. */
    private static boolean isXml(int character) {
        return (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000;
    }
}
