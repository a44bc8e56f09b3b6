package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.checkride.command.CommandProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a careless user sees: one clear line, exit code 2, and nothing that was made or left. */
class BadInputTests {
    private static final String SCENARIO_IMPORTS =
            "import dev.checkride.api.*; import org.junit.jupiter.api.*; import org.junit.jupiter.api.Test;\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> configurations() {
        return Stream.of(
                arguments(
                        "malformed",
                        replacing("\"guards\":", "guards:"),
                        "checkride: checkride.json is not well-formed JSON in line 16, column 3: Unexpected character ('g' (code"
                                + " 103)): was expecting double-quote to start field name"),
                arguments(
                        "an unknown field",
                        replacing("\"readiness\"", "\"readyness\""),
                        "checkride: checkride.json: /stacks/ws-serverless-patterns-users: unknown field \"readyness\"; did you"
                                + " mean \"readiness\"?"),
                arguments(
                        "a field of another type",
                        replacing("[401]", "\"401\""),
                        "checkride: checkride.json: /stacks/ws-serverless-patterns-users/readiness/status: string found,"
                                + " array expected"),
                arguments(
                        "a default stack that is not listed",
                        replacing("\"stackName\": \"ws-", "\"stackName\": \"sw-"),
                        "checkride: checkride.json: /defaults/stackName: \"sw-serverless-patterns-users\" is not among the"
                                + " stacks ws-serverless-patterns-users"),
                arguments(
                        "an alias less than the scenarios name",
                        replacing("\"reader\"", "\"reeder\""),
                        "checkride.json has no account \"reader\"; it has admin, editor, leaver, reeder, regular. Add it under"
                                + " \"accounts\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configurations")
    void aWrongConfigurationIsRefusedBeforeAnythingStarts(String name, UnaryOperator<String> change, String message)
            throws Exception {
        Ended ended = runIn(ProjectCopy.in(folder.resolve("project"), change), List.of(), "run");

        assertRefused(ended, message);
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments(
                        "--max-concurrency 0",
                        "The request is not valid: /maxConcurrency: must have a minimum value of 1"),
                arguments(
                        "--max-concurrency 1000000000",
                        "The request is not valid: /maxConcurrency: must have a maximum value of 1000"),
                arguments(
                        "--max-concurrency four", "Invalid value for option '--max-concurrency': 'four' is not an int"),
                arguments(
                        "--deadline -1", "The request is not valid: /deadlineMinutes: must have a minimum value of 1"),
                arguments("--tags nonsense", "No test has the tag \"nonsense\". List them with"),
                arguments("--tags smok", "No test has the tag \"smok\"; did you mean \"smoke\"?"),
                arguments(
                        "--exclude UserReadOwnData",
                        "No scenario or test matches \"UserReadOwnData\"; did you mean \"UserReadsOwnData\"?"),
                arguments(
                        "--include UserReadOwnData",
                        "No scenario or test matches \"UserReadOwnData\"; did you mean \"UserReadsOwnData\"?"),
                arguments(
                        "--stack elsewhere",
                        "checkride.json lists no stack \"elsewhere\"; it lists ws-serverless-patterns-users"),
                arguments(
                        "--stack ws-serverless-patterns-users --region ",
                        "checkride: --region must name a region such as eu-central-1, not \"\""),
                arguments("--region eu-central-1", "checkride: --region is for a stack in AWS: add --stack NAME"),
                arguments("--yes", "checkride: --yes is for clearing tables in AWS: add --stack NAME"),
                arguments("--verbose --quiet", "--verbose, --quiet are mutually exclusive"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void aWrongRequestIsRefusedBeforeAnythingStarts(String options, String message) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(options.split(" ", -1)));

        Ended ended = runIn(
                ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity()),
                List.of(),
                arguments.toArray(String[]::new));

        assertRefused(ended, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "127.0.0.1:4566", "ftp://127.0.0.1", "http://"})
    void anAddressOfAwsWithoutItsSchemeOrHostIsRefusedBeforeAnythingStarts(String address) throws Exception {
        Path home = ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        String stack = "ws-serverless-patterns-users";
        for (String command : List.of("run --stack " + stack, "session --stack " + stack, "start")) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
            arguments.addAll(List.of("--region", "eu-central-1"));
            CommandProcess process = new CommandProcess(folder).javaOption("-Dcheckride.home=" + home);

            Ended ended =
                    process.await(process.start(Map.of("AWS_ENDPOINT_URL", address), arguments.toArray(String[]::new)));

            assertRefused(
                    ended,
                    "checkride: AWS_ENDPOINT_URL must be an http or https address such as http://127.0.0.1:4566, not "
                            + address);
        }
    }

    @Test
    void aRerunOfNothingIsRefusedBeforeAnythingStarts() throws Exception {
        Path project = ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());

        assertRefused(runIn(project, List.of(), "rerun"), "No run has left a result in");
        assertRefused(runIn(project, List.of(), "rerun", "nobody"), "There is no result of a run nobody");
        assertRefused(runIn(project, List.of(), "rerun", "a/b"), "The run's name \"a/b\" must have 1 to 80 characters");
        assertRefused(
                runIn(project, List.of(), "rerun", "nobody", "--include", "A"), "There is no result of a run nobody");
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(
                arguments(
                        "an unknown alias",
                        "@Scenario class Wrong { @Test void reads(@As(\"amin\") ApiClient api) {} }",
                        "Wrong#reads: checkride.json has no account \"amin\"; it has admin, editor, leaver, reader, regular"),
                arguments(
                        "tests without @Scenario",
                        "class Wrong { @Test void reads() {} }",
                        "Wrong has tests and no @Scenario: annotate the class, or move it out of the scenarios"),
                arguments(
                        "a scenario without tests",
                        "@Scenario class Wrong { void reads() {} }",
                        "Wrong is a @Scenario without any test: add a @Test, or remove the annotation"),
                arguments(
                        "an account without alias",
                        "@Scenario class Wrong { @Test void reads(TestAccount who) {} }",
                        "Wrong#reads: which account? Write @Account(\"alias\") before the TestAccount"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void aWrongScenarioIsNamedBeforeAnythingStarts(String name, String source, String message) throws Exception {
        Ended ended = runIn(
                ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity()),
                List.of(compiled("first", source)),
                "run");

        assertRefused(ended, message);
    }

    @Test
    void twoScenariosOfOneNameAreNamed() throws Exception {
        String source = "@Scenario class Twin { @Test void reads() {} }";

        Ended ended = runIn(
                ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity()),
                List.of(compiled("first", source), compiled("second", source)),
                "run");

        assertRefused(ended, "Twin exists 2 times: a scenario's name must be its own");
    }

    @Test
    void anOutputThatTheStackLacksTurnsTheRunRedAndThosePresentAreListed() throws Exception {
        Path home = ProjectCopy.in(folder.resolve("project"), replacing("${UsersTable}", "${UserTable}"));

        Ended ended = runIn(home, List.of(), "run");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output())
                .contains("SET-UP FAILED", "UserTable", "APIEndpoint", "UserPoolAdminGroupName", "UsersTable");
    }

    @Test
    void withoutNodeTheOneRemedyIsNamed() throws Exception {
        Path home = ProjectCopy.in(folder.resolve("project"), UnaryOperator.identity());
        CommandProcess process = new CommandProcess(folder).javaOption("-Dcheckride.home=" + home);

        Ended ended = process.await(process.start(Map.of("PATH", "/nowhere"), "sandbox"));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo("checkride: The sandbox cannot start: Node does not start: install Node 20 or newer and put"
                        + " `node` on the PATH.\n");
    }

    @Test
    void tooLittleJavaIsNamedWithWhatToInstall() throws Exception {
        Ended ended = runWithJava("echo '    java.specification.version = 11' >&2");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo("checkride: Java 11 is too old: install a JDK 17 or newer and set JAVA_HOME to it.\n");
    }

    @Test
    void aJavaThatDoesNotStartIsNamedWithItsOwnWords() throws Exception {
        Ended ended = runWithJava("echo 'no such library' >&2; echo 'more' >&2; exit 1");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .hasLineCount(1)
                .startsWith("checkride: ")
                .contains("does not start", "It said: no such library");
    }

    private Ended runWithJava(String script) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\n" + script + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder(
                        LocalRunFixture.PROJECT.home().resolve("checkride").toString(), "run")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        return new CommandProcess(folder).await(builder.start());
    }

    private static UnaryOperator<String> replacing(String old, String other) {
        return text -> {
            assertThat(text).contains(old);
            return text.replace(old, other);
        };
    }

    private Path compiled(String name, String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        String className = source.contains("Twin") ? "Twin" : "Wrong";
        CompiledScenarios.in(sources, className, SCENARIO_IMPORTS + source);
        return sources.resolve("classes");
    }

    private Ended runIn(Path home, List<Path> classes, String... arguments) throws Exception {
        CommandProcess process = new CommandProcess(folder).javaOption("-Dcheckride.home=" + home);
        classes.forEach(process::classPath);
        return process.run(arguments);
    }

    private void assertRefused(Ended ended, String message) {
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).contains(message).doesNotContain("\tat ", "    at ");
        assertThat(folder.resolve("project/.checkride")).doesNotExist();
    }
}
