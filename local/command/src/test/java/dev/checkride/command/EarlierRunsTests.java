package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.command.CommandProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is left of runs for the next day. */
@ExtendWith(StartedProcesses.class)
class EarlierRunsTests {
    @TempDir
    private Path folder;

    private Ended run(String... arguments) throws Exception {
        return new CommandProcess(folder)
                .javaOption("-Dcheckride.home=" + folder.resolve("project"))
                .run(arguments);
    }

    private void result(String run, String verdict, String... rows) throws Exception {
        Path runs = Files.createDirectories(folder.resolve("project/.checkride/s3/results/runs/" + run));
        Files.writeString(
                runs.resolve("result.json"),
                "{\"results\": {\"summary\": {\"start\": 0, \"duration\": 900, \"suites\": 1}, \"tests\": ["
                        + String.join(",", rows) + "], \"extra\": {\"verdict\": \"" + verdict
                        + "\", \"summary\": \"in words\", \"irregularities\": [], \"notes\": []}}}");
    }

    private static String row(String test, String status, long millis) {
        return "{\"testId\": \"" + test + "\", \"name\": \"Pays " + test + "\", \"rawStatus\": \"" + status
                + "\", \"duration\": " + millis + ", \"suite\": [\"Pays\"], \"message\": \"expected: 1\"}";
    }

    @Test
    void runsAreListedShownAndToldApart() throws Exception {
        ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        assertThat(run("runs").output()).startsWith("No run has left a result yet");
        result("one", "tests failed", row("a", "assertion", 10), row("b", "passed", 10), row("c", "passed", 10));
        result("two", "tests failed", row("a", "passed", 10), row("b", "error", 10), row("c", "passed", 900));
        result("odd", "passed");
        Files.writeString(folder.resolve("project/.checkride/s3/results/runs/odd/result.json"), "<html>");

        assertThat(run("runs").output())
                .contains("one  1970-01-01T00:00:00Z  tests failed  in words", "The result of the run odd is damaged");
        assertThat(run("diff", "one", "two").output())
                .isEqualTo("newly red:\n  Pays b\nnewly green:\n  Pays a\nslower:\n  Pays c  0.01 s → 0.90 s\n");
        assertThat(run("diff", "one", "one").output()).isEqualTo("no difference\n");
        Ended report = run("report", "one");
        assertThat(report.exitCode()).isZero();
        assertThat(report.output())
                .contains(
                        "✗ Pays a",
                        "expected: 1",
                        "1 failed",
                        "Run what is red again: ./checkride rerun one",
                        "Page: ");
        assertThat(folder.resolve("project/.checkride/s3/results/runs/one/report-now.html"))
                .content()
                .contains("tests failed");
        Ended unknown = run("report", "nobody");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output())
                .isEqualTo("checkride: There is no result of a run nobody: the name is wrong, or it was deleted\n");
    }

    @Test
    void whatCannotBeShownIsSaidInALine() throws Exception {
        ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        result("newer", "passed\", \"version\": \"9");
        Path planned = Files.createDirectories(folder.resolve("project/.checkride/s3/results/runs/planned"));
        Files.writeString(planned.resolve("plan.json"), "[]");

        assertThat(refused("report", "newer")).contains("was written by another version (9, and this one knows 1)");
        assertThat(refused("diff", "planned", "newer"))
                .contains("The run planned has no result yet: it still runs, or was never reported");
        assertThat(refused("rerun", "nobody")).contains("There is no result of a run nobody");
        assertThat(refused("report", "../newer")).contains("must have 1 to 80 characters");

        result("empty", "set-up failed\", \"setUpFailure\": \"the stack is being updated");
        Ended empty = run("report", "empty");
        assertThat(empty.exitCode()).isZero();
        assertThat(empty.output()).contains("SET-UP FAILED  the stack is being updated", "Page: ");
        assertThat(refused("rerun", "empty"))
                .contains("No test was red in the run empty, which ended with the verdict \"set-up failed\"");
    }

    private String refused(String... arguments) throws Exception {
        Ended ended = run(arguments);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output().lines()).hasSize(1);
        return ended.output();
    }

    @Test
    void aFaultThatWasPutInSaysNothingAboutTheTests() throws Exception {
        Path home = ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        Path history = home.resolve(".checkride/history.json");

        Ended broken = run("run", "--include", "RegularUserCannotListUsers", "--fault", "anyone-may-list");
        assertThat(broken.exitCode()).as(broken.output()).isEqualTo(1);
        assertThat(history).doesNotExist();

        Ended sound = run("run", "--include", "RegularUserCannotListUsers");
        assertThat(sound.exitCode()).as(sound.output()).isZero();
        assertThat(history).content().contains("RegularUserCannotListUsers");
    }

    @Test
    void whatIsNoRunIsNotTakenForOne() throws Exception {
        ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        result("one", "passed", row("a", "passed", 10));
        Path runs = folder.resolve("project/.checkride/s3/results/runs");
        Files.writeString(runs.resolve(".DS_Store"), "");
        Files.writeString(runs.resolve("notes"), "");
        Files.writeString(
                Files.createDirectory(runs.resolve("one (copy)")).resolve("result.json"), "a later one, by its time");

        assertThat(run("runs").output()).hasLineCount(1).startsWith("one  ");
        assertThat(run("report").output()).contains("1 passed");
        assertThat(refused("rerun")).contains("No test was red in the run one");
    }

    @Test
    void hostileNamesAreTextAndCut() throws Exception {
        ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        // In JSON: the escape character, its other form, a mark that turns the direction, a line break.
        String evil = "<img src=x onerror=alert(1)>\\u001b[2J\\u009b2J\\u202egnp\\n" + "x".repeat(10_000);
        result("one", evil, row("a", "passed", 10));
        result("two", "tests failed", row("a", "assertion", 10).replace("Pays a", evil));

        for (String output : List.of(
                run("runs").output(),
                run("diff", "one", "two").output(),
                run("report", "two").output())) {
            assertThat(output).doesNotContain("\u001b", "\u009b", "\u202e").hasSizeLessThan(25_000);
        }
        assertThat(run("diff", "one", "two").output())
                .contains("newly red:\n  <img src=x onerror=alert(1)> [2J 2J\\u202egnp");
        assertThat(folder.resolve("project/.checkride/s3/results/runs/two/report-now.html"))
                .content()
                .doesNotContain("<img");
    }

    @Test
    void theHistoryOutlivesTheSandbox() throws Exception {
        Path file = folder.resolve("history.json");
        try (LocalRunFixture sandbox = LocalRunFixture.open(folder.resolve("first"))) {
            sandbox.dynamoDb().putItem(put -> put.tableName("checkride-runs").item(item("history#shop#A", 2)));
            sandbox.dynamoDb().putItem(put -> put.tableName("checkride-runs").item(item("lease#shop", 1)));
            sandbox.local().history(file).keep();
        }
        try (LocalRunFixture sandbox = LocalRunFixture.open(folder.resolve("second"))) {
            sandbox.local().history(file).recall();

            assertThat(sandbox.dynamoDb()
                            .scan(scan -> scan.tableName("checkride-runs"))
                            .items())
                    .isEqualTo(List.of(item("history#shop#A", 2)));

            sandbox.dynamoDb().putItem(put -> put.tableName("checkride-runs").item(item("history#shop#A", 1)));
            sandbox.local().history(file).keep();
            assertThat(file).content().contains("\"version\":\"2\"").doesNotContain("lease");

            sandbox.dynamoDb().putItem(put -> put.tableName("checkride-runs").item(item("history#shop#A", 3)));
            sandbox.local().history(file).recall();
            assertThat(sandbox.dynamoDb()
                            .scan(scan -> scan.tableName("checkride-runs"))
                            .items())
                    .isEqualTo(List.of(item("history#shop#A", 3)));
        }
    }

    @Test
    void aHistoryThatCannotBeKeptCostsNoVerdict() throws Exception {
        ScriptHome home = ScriptHome.with(folder.resolve("home"), "Spoils", """
                import dev.checkride.api.*;
                import java.nio.file.*;
                import org.junit.jupiter.api.*;

                @Scenario
                class Spoils {
                    @Test
                    void theHistory() throws Exception {
                        Path marker = Path.of(System.getenv("MARKER"));
                        Files.writeString(marker.resolveSibling(".checkride").resolve("history.json"), "{damaged");
                    }
                }
                """);
        Process script = home.start("run", "--include", "Spoils");

        assertThat(home.exitCode(script)).as(home.output()).isZero();
        assertThat(home.output()).contains("PASSED  1 scenario", "is not kept: ");
        assertThat(home.states()).isEmpty();
    }

    private static Map<String, AttributeValue> item(String key, int version) {
        return Map.of(
                "pk", AttributeValue.fromS(key),
                "version", AttributeValue.fromN(String.valueOf(version)),
                "history", AttributeValue.fromS("{}"),
                "expires", AttributeValue.fromN("1803149954"));
    }
}
