package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
@ExtendWith(StartedProcesses.class)
class InterruptionTests {
    private static final String SCENARIO = """
            import dev.checkride.api.*;
            import java.nio.file.*;
            import java.util.concurrent.CountDownLatch;
            import org.junit.jupiter.api.*;

            @Scenario
            class Rough {
                @Test
                void goesItsOwnWay(@Account("admin") TestAccount admin, Cleanup cleanup) throws Exception {
                    Path marker = Path.of(System.getenv("MARKER"));
                    cleanup.later(() -> Files.createFile(Path.of(marker + ".cleaned")));
                    Files.createFile(marker);
                    %s
                }
            }
            """;
    private static final String WAITING = SCENARIO.formatted("new CountDownLatch(1).await();");

    @TempDir
    private Path folder;

    @Test
    void ctrlCWhileScenariosRunTearsDownAndSaysSo() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        Process script = home.start("run", "--include", "Rough");
        home.awaitMarker();
        RunState state = home.state();

        // As a terminal does: to the script, to Java and to DynamoDB.
        signal("INT", Stream.concat(Stream.of(script.toHandle()), script.descendants()));

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertTornDown(home, state);
        assertThat(home.output())
                .contains("stopped by Ctrl-C or the signal SIGTERM", "Running then: Rough", "Result (incomplete)")
                .doesNotContain("not reported");
        JsonNode row = home.result(state.run()).at("/results/tests/0");
        assertThat(row.path("rawStatus").asText()).isEqualTo("lost");
        assertThat(row.path("message").asText()).contains("ABORTED", "running then: Rough");
        assertThat(home.marker().resolveSibling("marker.cleaned")).exists();
    }

    @Test
    void sigtermToTheScriptAloneReachesTheRun() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        Process script = home.start("run", "--include", "Rough");
        home.awaitMarker();
        RunState state = home.state();

        signal("TERM", Stream.of(script.toHandle()));

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertTornDown(home, state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalWhileAccountsAreCreatedLeavesNone(String signal) throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        withManyAccounts(home);
        Process script = home.start("run", "--include", "Rough");
        home.awaitPlan();
        RunState state = home.state();

        signal(signal, Stream.of(script.toHandle()));

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertThat(home.output()).contains("No scenario was running.", "othing is left.");
        assertThat(home.marker()).doesNotExist();
        assertThat(home.result(state.run()).at("/results/tests/0/rawStatus").asText())
                .isEqualTo("not run");
        assertNothingRuns(home, state);
    }

    @Test
    void javaAloneUnderstandsSigint() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        Path output = folder.resolve("java.txt");
        String classPath = Files.readString(folder.resolve("local/command/target/classpath"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcheckride.home=" + folder,
                        "-cp",
                        classPath,
                        "dev.checkride.command.Main",
                        "run",
                        "--include",
                        "Rough")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MARKER", home.marker().toString());
        Process java = StartedProcesses.add(builder.start());
        home.awaitMarker();

        signal("INT", Stream.of(java.toHandle()));

        assertThat(home.exitCode(java)).isEqualTo(2);
        assertThat(Files.readString(output)).contains("stopped by the signal SIGINT", "Torn down: account ");
    }

    @Test
    void aSecondCtrlCEndsAtOnceAndNamesWhatMayBeLeft() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        Process script = home.start("run", "--include", "Rough");
        home.awaitMarker();
        RunState state = home.state();

        // A database that does not answer makes the teardown wait.
        signal("STOP", database(state));
        try {
            signal("INT", Stream.of(script.toHandle()));
            home.awaitOutput("Press Ctrl-C again to end at once.");
            signal("INT", Stream.of(script.toHandle()));

            assertThat(home.exitCode(script)).isEqualTo(2);
        } finally {
            signal("CONT", database(state));
        }
        String mark = ExecutionName.of(state.execution()).mark();
        assertThat(home.output())
                .contains("Ended at once", "May be left: accounts whose names carry the mark " + mark)
                .contains("secret checkride/checkride/" + state.run())
                .contains("in the sandbox, which ends with this process")
                .doesNotContain("Torn down");
        assertNothingRuns(home, state);
    }

    @Test
    void aScenarioThatEndsTheProcessIsNamedAndTheRunTornDown() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", SCENARIO.formatted("System.exit(0);"));
        Process script = home.start("run", "--include", "Rough");

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertThat(home.output())
                .contains("a scenario has ended the process by System.exit at Rough.goesItsOwnWay (line ")
                .contains("Running then: Rough", "Torn down: account checkride-admin-", "Nothing is left.");
        assertThat(home.states()).isEmpty();
        assertThat(home.result(runId(home)).at("/results/extra/verdict").asText())
                .isEqualTo("incomplete");
    }

    @Test
    void aScenarioThatHaltsTheProcessIsNamedByTheScript() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", SCENARIO.formatted("Runtime.getRuntime().halt(0);"));
        Process script = home.start("run", "--include", "Rough");

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertThat(home.output())
                .contains("Java ended (exit code 0) before it had cleaned up.", "Running then: Rough")
                .contains("which ended with it: nothing is left.");
        assertThat(home.states()).isEmpty();
    }

    @Test
    void memoryThatIsUsedUpEndsTheRunAndTheScriptNamesTheScenario() throws Exception {
        String fills = "java.util.List<byte[]> all = new java.util.ArrayList<>();"
                + " while (true) { all.add(new byte[1 << 20]); }";
        ScriptHome home = ScriptHome.with(folder, "Rough", SCENARIO.formatted(fills));
        Process script = home.start(Map.of("JAVA_TOOL_OPTIONS", "-Xmx96m"), "run", "--include", "Rough");

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertThat(home.output())
                .contains("Java ended (exit code 3) before it had cleaned up.", "Running then: Rough")
                .contains("which ended with it: nothing is left.");
        assertThat(home.states()).isEmpty();
    }

    @Test
    void anOutOfMemoryErrorThatAScenarioThrowsIsRedByItself() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", SCENARIO.formatted("throw new OutOfMemoryError(\"own\");"));
        Process script = home.start("run", "--include", "Rough");

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(1);
        assertThat(home.output()).contains("FAILED  1 scenario", "own").doesNotContain("Java ended");
        assertThat(home.states()).isEmpty();
    }

    @Test
    void aStateThatWasThereBeforeTheRunIsNotTakenForItsOwn() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        Path stale = folder.resolve(".checkride/run-stale.json");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "{\"pid\":1,");

        Process script = home.start(Map.of("JAVA_HOME", javaThatWrites(stale)), "run");

        assertThat(home.exitCode(script)).as(home.output()).isZero();
        assertThat(stale).content().startsWith("{\"pid\":").doesNotStartWith("{\"pid\":1,");
        assertThat(home.output()).contains("java runs").doesNotContain("Java ended", "java cleans up");
    }

    @Test
    void aStateThatIsNewAndHasTheProcesssNumberIsTheRunsOwn() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        Path own = folder.resolve(".checkride/run-own.json");

        Process script = home.start(Map.of("JAVA_HOME", javaThatWrites(own)), "run");

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertThat(home.output()).contains("Java ended (exit code 0)", "java cleans up own");
    }

    /** The home of a Java whose runs end at once, and leave a state with the number of their process. */
    private String javaThatWrites(Path state) throws IOException {
        Path home = folder.resolve("java");
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path java = Files.writeString(bin.resolve("java"), """
                #!/bin/sh
                case " $* " in
                *" -XshowSettings:properties "*) echo '    java.specification.version = 17' >&2 ;;
                *" aftermath "*) echo "java cleans up $(for last; do :; done; echo "$last")" ;;
                *) echo "java runs" && printf '{"pid":%%s,' $$ >'%s' ;;
                esac
                """.formatted(state));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home.toString();
    }

    @Test
    void aKilledProcessIsNoticedByTheScript() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", WAITING);
        Process script = home.start("run", "--include", "Rough");
        home.awaitMarker();
        RunState state = home.state();
        assertThat(state.children()).isNotEmpty();

        signal("KILL", ProcessHandle.of(state.pid()).stream());

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(2);
        assertThat(home.output())
                .contains("Java ended (exit code 137) before it had cleaned up.", "Running then: Rough")
                .contains("nothing is left.");
        assertNothingRuns(home, state);
    }

    @Test
    void theStateIsForItsOwnerOnlyAndGoneAfterwards() throws Exception {
        String waitsForFile = "while (!Files.exists(Path.of(marker + \".go\"))) { Thread.onSpinWait(); }";
        ScriptHome home = ScriptHome.with(folder, "Rough", SCENARIO.formatted(waitsForFile));
        Process script = home.start("run", "--include", "Rough");
        home.awaitMarker();
        Path state = home.states().get(0);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rw-------");
        assertThat(home.state().variables())
                .containsOnlyKeys("AWS_ENDPOINT_URL", "AWS_REGION", "CHECKRIDE_LOOPBACK_ALLOWED");
        Files.createFile(folder.resolve("marker.go"));

        assertThat(home.exitCode(script)).as(home.output()).isZero();
        assertThat(home.states()).isEmpty();
    }

    private static void assertTornDown(ScriptHome home, RunState state) throws IOException {
        assertThat(home.output()).contains("Torn down: account checkride-admin-", "Nothing is left.");
        JsonNode extra = home.result(state.run()).at("/results/extra");
        assertThat(extra.path("verdict").asText()).isEqualTo("incomplete");
        assertThat(extra.path("irregularities").toString()).contains("the run was ABORTED: stopped by ");
        assertThat(extra.at("/cleanup/status").asText()).isEqualTo("done");
        assertNothingRuns(home, state);
    }

    private static void assertNothingRuns(ScriptHome home, RunState state) throws IOException {
        assertThat(home.states()).isEmpty();
        await().atMost(Duration.ofMinutes(5))
                .until(() -> state.children().stream()
                        .noneMatch(child -> child.find().isPresent()));
        assertThat(ProcessHandle.of(state.pid())).isEmpty();
    }

    private static Stream<ProcessHandle> database(RunState state) {
        return state.children().stream().flatMap(child -> child.find().stream());
    }

    private static String runId(ScriptHome home) {
        return home.output().replaceAll("(?s).*Stopping run (\\S+):.*", "$1");
    }

    private static void withManyAccounts(ScriptHome home) throws IOException {
        Path file = home.path().resolve("checkride.json");
        ObjectNode configuration = Json.read(Files.readAllBytes(file), ObjectNode.class);
        ObjectNode accounts = (ObjectNode) configuration.path("accounts");
        for (int i = 0; i < 60; i++) {
            accounts.set("more-" + i, accounts.path("regular").deepCopy());
        }
        Files.write(file, Json.bytes(configuration));
    }

    private static void signal(String name, Stream<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.map(process -> Long.toString(process.pid())).forEach(command::add);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
