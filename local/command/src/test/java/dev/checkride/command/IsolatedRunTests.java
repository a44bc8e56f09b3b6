package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.run.Json;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.runtime.FunctionMain;
import dev.checkride.sandbox.runtime.FunctionTimes;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Functions in JVMs of their own, from the real package, under the client that Lambda starts them with. */
@Tag("packaged")
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime client of Lambda runs on Linux alone")
@ExtendWith(StartedProcesses.class)
class IsolatedRunTests {
    /** Leaves a scenario twenty seconds less, for its function's report; the start of the function's JVM counts too. */
    private static final Duration SHORT = Duration.ofSeconds(40);

    private static final Duration LONG = Duration.ofMinutes(5);

    /** One at a time: beside each other they would use up the machine's memory, not their own. */
    private static final List<String> GREEDY =
            List.of("ThrowsOutOfMemory", "KeepsAllMemory", "StartsThousandsOfThreads");

    private static final String ROUGH = """
            import dev.checkride.api.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.CountDownLatch;
            import org.junit.jupiter.api.*;

            @Scenario class Healthy {
                @Test void passes(@As("admin") ApiClient api) { Assertions.assertEquals(200, api.get("/users").status()); }
            }
            @Scenario class HealthyToo {
                @Test void passes(@As("admin") ApiClient api) { Assertions.assertEquals(200, api.get("/users").status()); }
            }
            @Scenario class ThrowsOutOfMemory {
                @Test void test() { List<byte[]> all = new ArrayList<>(); while (true) all.add(new byte[1 << 20]); }
            }
            @Scenario class KeepsAllMemory {
                static final List<byte[]> ALL = new ArrayList<>();
                @Test void test() {
                    for (int size = 1 << 22; size > 0; size /= 2) {
                        try { while (true) ALL.add(new byte[size]); } catch (OutOfMemoryError full) { continue; }
                    }
                }
            }
            @Scenario class Exits {
                @Test void test() { System.exit(0); }
            }
            @Scenario class ExitsBeforeAll {
                @BeforeAll static void begin() { Runtime.getRuntime().exit(3); }
                @Test void test() {}
            }
            @Scenario class Halts {
                @Test void test(@As("admin") ApiClient api) {
                    api.post("/users", "{\\"userid\\": \\"orphan\\", \\"name\\": \\"An orphan\\"}");
                    api.put("/users/orphan", "{\\"name\\": \\"Still an orphan\\"}");
                    Runtime.getRuntime().halt(3);
                }
            }
            @Scenario class LoopsEndlessly {
                @Test void test() { while (true) Thread.onSpinWait(); }
            }
            @Scenario class OverflowsItsStack {
                @Test void test() { test(); }
            }
            @Scenario class CannotBeInitialized {
                static final int NUMBER = Integer.parseInt("seven");
                @Test void test() {}
            }
            @Scenario class Shouts {
                @Test void test() { String line = "x".repeat(1023); for (int i = 0; i < 50 * 1024; i++) System.out.println(line); }
            }
            @Scenario class StartsThousandsOfThreads {
                @Test void test() throws Exception {
                    for (int i = 0; i < 3000; i++) {
                        Thread thread = new Thread(() -> { try { new CountDownLatch(1).await(); } catch (InterruptedException e) {} });
                        thread.start();
                    }
                }
            }
            """;

    /** The functions get nothing of the caller's environment: where the marker is, the scenario must know. */
    private static final String WAITS = """
            import dev.checkride.api.*;
            import java.nio.file.*;
            import java.util.concurrent.CountDownLatch;
            import org.junit.jupiter.api.*;

            @Scenario class Waits {
                @Test void test(@As("admin") ApiClient api) throws Exception {
                    api.post("/users", "{}");
                    Files.createFile(Path.of("%s"));
                    new CountDownLatch(1).await();
                }
            }
            """;

    private static final Path PACKAGE = LocalRunFixture.PROJECT.functionsPackage();

    @TempDir
    private Path folder;

    @Test
    void theElevenScenariosPassFromThePackageAndLeaveNothing() throws Exception {
        List<IsolatedFunctions> hosts = new ArrayList<>();
        Path task = FunctionPackage.unpacked(PACKAGE, folder.resolve("functions"));
        List<ProcessHandle> processes;
        try (LocalRunFixture sandbox = LocalRunFixture.hosted(folder.resolve("data"), log -> {
            hosts.add(IsolatedFunctions.of(task, 2, log));
            return hosts.get(0);
        })) {
            Finished run = sandbox.run(Json.object().put("maxConcurrency", 2));
            processes = functionProcesses();

            assertThat(run.printed()).contains("PASSED  11 scenarios");
            assertThat(sandbox.residue()).isEmpty();
            Map<ExecutorFunction, FunctionTimes> measured = hosts.get(0).times();
            assertThat(measured).hasSize(3).allSatisfy((function, times) -> {
                assertThat(times.first()).hasSameSizeAs(times.starts()).isNotEmpty();
                assertThat(times.warm()).isNotEmpty();
            });
            assertThat(measured)
                    .as("JVMs for twelve invocations, two at a time")
                    .extractingByKey(ExecutorFunction.SCENARIO)
                    .satisfies(times -> assertThat(times.starts()).hasSizeLessThanOrEqualTo(2));
            assertThat(TimesTable.of(measured)).hasSize(4).anyMatch(row -> row.contains("1769 MB"));
        }
        assertThat(processes).isNotEmpty();
        await().atMost(LONG).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aRoughScenarioIsRedByItselfAndAllTheOthersFinish() throws Exception {
        Path task = FunctionPackage.unpacked(PACKAGE, folder.resolve("functions"));
        replaceScenarios(task);
        try (LocalRunFixture sandbox =
                LocalRunFixture.hosted(folder.resolve("data"), log -> IsolatedFunctions.of(task, 2, log))) {
            ObjectNode request = Json.object().put("maxConcurrency", 2);
            GREEDY.forEach(request.putArray("exclude").add("LoopsEndlessly")::add);

            Finished run = sandbox.run(request);

            assertThat(run.exitCode()).as(run.printed()).isEqualTo(ExitCode.RED);
            assertThat(run.verdict()).isEqualTo("tests failed");
            assertThat(outcomes(run))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "Healthy", "passed",
                            "HealthyToo", "passed",
                            "Exits", "error ProcessExit",
                            "ExitsBeforeAll", "error ProcessExit",
                            "Halts", "lost Lost",
                            "OverflowsItsStack", "error java.lang.StackOverflowError",
                            "CannotBeInitialized", "error java.lang.ExceptionInInitializerError",
                            "Shouts", "passed"));
            assertThat(message(run, "Exits")).contains("has ended its function by System.exit at Exits.test(");
            assertThat(message(run, "Halts"))
                    .contains("Lambda.Unknown (Runtime.ExitError): RequestId: ", "./checkride run --isolate");
            assertThat(sandbox.residue())
                    .singleElement()
                    .asString()
                    .startsWith("item ")
                    .contains("orphan");
            assertThat(run.printed())
                    .contains("Requests of Halts, that may have made data:")
                    .containsPattern("POST /users as admin at 20\\S+Z → 200\\s+PUT /users/orphan as admin at 20");
            assertThat(run.result().at("/results/extra/cleanup/status").asText())
                    .isEqualTo("done");
            assertThat(String.join("\n", sandbox.everythingThatLeft()))
                    .contains("[cut: an invocation may print 256 KiB here]")
                    .hasSizeLessThan(2_000_000);
        }
    }

    @Test
    void aScenarioThatUsesUpItsMemoryIsRedByItself() throws Exception {
        Path task = FunctionPackage.unpacked(PACKAGE, folder.resolve("functions"));
        replaceScenarios(task);
        try (LocalRunFixture sandbox =
                LocalRunFixture.hosted(folder.resolve("data"), log -> IsolatedFunctions.of(task, 1, log))) {
            ObjectNode request = Json.object().put("maxConcurrency", 1);
            GREEDY.forEach(request.putArray("include").add("Healthy")::add);

            Finished run = sandbox.run(request);

            assertThat(outcomes(run))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "Healthy", "passed",
                            "ThrowsOutOfMemory", "error java.lang.OutOfMemoryError",
                            "KeepsAllMemory", "error java.lang.OutOfMemoryError",
                            "StartsThousandsOfThreads", "passed"));
        }
    }

    @Test
    void aScenarioThatLoopsEndlesslyIsEndedInTimeForItsReport() throws Exception {
        Path task = FunctionPackage.unpacked(PACKAGE, folder.resolve("functions"));
        replaceScenarios(task);
        try (LocalRunFixture sandbox = LocalRunFixture.hosted(
                folder.resolve("data"), log -> withShortScenarios(IsolatedFunctions.of(task, 1, log)))) {
            ObjectNode request = Json.object();
            request.putArray("include").add("LoopsEndlessly");

            Finished run = sandbox.run(request);

            assertThat(outcomes(run)).isEqualTo(Map.of("LoopsEndlessly", "timeout Timeout"));
        }
    }

    @Test
    void theFirstRedStopsTheRunEvenIfItEndsItsProcess() throws Exception {
        Path task = FunctionPackage.unpacked(PACKAGE, folder.resolve("functions"));
        replaceScenarios(task);
        try (LocalRunFixture sandbox =
                LocalRunFixture.hosted(folder.resolve("data"), log -> IsolatedFunctions.of(task, 1, log))) {
            ObjectNode request = Json.object().put("maxConcurrency", 1).put("failFast", true);
            request.putArray("include").add("KeepsAllMemory").add("Shouts");

            Finished run = sandbox.run(request);

            assertThat(outcomes(run))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("KeepsAllMemory", "error java.lang.OutOfMemoryError", "Shouts", "not run FailFast"));
        }
    }

    @Test
    void noFunctionOutlivesARunThatIsKilled() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Rough", ROUGH);
        Path target = Files.createDirectories(folder.resolve("lambda/package/target"));
        Files.createSymbolicLink(target.resolve(PACKAGE.getFileName()), PACKAGE);
        Process script = home.start("run", "--isolate");
        await().atMost(LONG)
                .alias("functions of a run that prints\n" + home.output())
                .until(() -> script.descendants().anyMatch(IsolatedRunTests::isFunction));
        List<ProcessHandle> processes = script.descendants().toList();

        processes.stream()
                .filter(process -> process.children().anyMatch(IsolatedRunTests::isFunction))
                .forEach(ProcessHandle::destroyForcibly);

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(ExitCode.COULD_NOT_RUN);
        await().atMost(LONG).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void ctrlCEndsTheFunctionsAndTearsDown() throws Exception {
        ScriptHome home = ScriptHome.with(folder, "Waits", WAITS.formatted(folder.resolve("marker")));
        packageOf(home);
        Process script = home.start("run", "--isolate", "--include", "Waits");
        home.awaitMarker();
        List<ProcessHandle> processes = script.descendants().toList();
        assertThat(processes).anyMatch(IsolatedRunTests::isFunction);
        String run = home.state().run();

        // As a terminal's Ctrl-C arrives at Java: the script forwards it.
        assertThat(script.toHandle().destroy()).isTrue();

        assertThat(home.exitCode(script)).as(home.output()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(home.output())
                .contains("Running then: Waits", "Torn down: account checkride-admin-", "Nothing is left.");
        await().atMost(LONG).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        JsonNode result = home.result(run).path("results");
        assertThat(result.at("/tests/0/message").asText()).contains("ABORTED", "running then: Waits");
        assertThat(result.at("/extra/cleanup/status").asText()).isEqualTo("done");
        assertThat(result.at("/extra/cutOff/0/requests/0/method").asText()).isEqualTo("POST");
        assertThat(home.states()).isEmpty();
    }

    /** A package with the scenarios of the home in the place of the reference scenarios. */
    private void packageOf(ScriptHome home) throws IOException {
        Path zip = Files.createDirectories(home.path().resolve("lambda/package/target"))
                .resolve(PACKAGE.getFileName());
        Files.copy(PACKAGE, zip);
        try (FileSystem content = FileSystems.newFileSystem(zip);
                Stream<Path> jars = Files.list(content.getPath("lib"));
                Stream<Path> classes = Files.walk(folder.resolve("sources/classes"))) {
            for (Path jar : jars.filter(each -> each.getFileName().toString().startsWith("checkride-scenarios"))
                    .toList()) {
                Files.delete(jar);
            }
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
                Path target = content.getPath("/")
                        .resolve(folder.resolve("sources/classes")
                                .relativize(file)
                                .toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }

    @Test
    void withoutAPackageNothingStarts() {
        Path missing = folder.resolve("missing.zip");

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> FunctionPackage.unpacked(missing, folder.resolve("functions")))
                .withMessageContaining("There is no package " + missing)
                .withMessageContaining("mvn package");
    }

    private static List<ProcessHandle> functionProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(IsolatedRunTests::isFunction)
                .toList();
    }

    private static boolean isFunction(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(FunctionMain.class.getName()))
                .isPresent();
    }

    private static FunctionHost withShortScenarios(IsolatedFunctions functions) {
        return new FunctionHost() {
            @Override
            public LambdaFunction host(ExecutorFunction function, Sandbox sandbox, Settings settings) {
                return functions.host(function, sandbox, settings);
            }

            @Override
            public Duration timeout(ExecutorFunction function) {
                return function == ExecutorFunction.SCENARIO ? SHORT : functions.timeout(function);
            }
        };
    }

    /** At the root of the package, where Lambda looks for classes too. */
    private void replaceScenarios(Path task) throws IOException {
        try (Stream<Path> jars = Files.list(task.resolve("lib"))) {
            List<Path> reference = jars.filter(
                            jar -> jar.getFileName().toString().startsWith("checkride-scenarios"))
                    .toList();
            assertThat(reference).hasSize(1);
            Files.delete(reference.get(0));
        }
        CompiledScenarios.in(folder, "Rough", ROUGH);
        try (Stream<Path> classes = Files.list(folder.resolve("classes"))) {
            for (Path file : classes.toList()) {
                Files.move(file, task.resolve(file.getFileName()));
            }
        }
    }

    private static Map<String, String> outcomes(Finished run) {
        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode test : run.result().at("/results/tests")) {
            String type = test.at("/extra/failureType").asText("");
            outcomes.put(test.at("/suite/0").asText(), (test.path("rawStatus").asText() + " " + type).strip());
        }
        return outcomes;
    }

    private static String message(Finished run, String scenario) {
        for (JsonNode test : run.result().at("/results/tests")) {
            if (test.at("/suite/0").asText().equals(scenario)) {
                return test.path("message").asText();
            }
        }
        return "";
    }
}
