package dev.checkride.bench.runs;

import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.measure.Child;
import dev.checkride.bench.measure.Workbench;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project of generated scenarios, run as {@code ./checkride run} runs one: same command, same JVM options. */
final class ScenarioProject {
    private static final String STACK = "ws-serverless-patterns-users-bench";
    private static final List<String> OPTIONS = List.of(
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dsun.net.httpserver.nodelay=true",
            "-Dhttp.maxConnections=100",
            "-Djdk.console=java.base");

    private final Path home;
    private final Path jar;
    private final String classPath;
    private int runs;

    private ScenarioProject(Path home, Path jar) {
        this.home = home;
        this.jar = jar;
        this.classPath = jar + File.pathSeparator + withoutScenarios();
    }

    /** Generates a project with one scenario for each duration, in milliseconds. */
    static ScenarioProject of(Workbench workbench, List<Long> millis) throws IOException {
        Path home = workbench.newFolder("project");
        Files.writeString(
                home.resolve("checkride.json"),
                "{\"stacks\": {\"" + STACK + "\": {}}, \"defaults\": {\"stackName\": \"" + STACK + "\"}}");
        Path jar = ScenarioJar.write(home, millis);
        Files.createDirectory(home.resolve("local"));
        Files.createSymbolicLink(
                home.resolve("local").resolve("dynamodb"),
                workbench.home().resolve("local").resolve("dynamodb"));
        return new ScenarioProject(home, jar);
    }

    /** The class path of this process without the scenarios of this repository. */
    private static String withoutScenarios() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !holdsScenarios(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A jar, or the folder of a module that is not packaged yet. */
    private static boolean holdsScenarios(Path entry) {
        return Files.exists(entry.resolve("META-INF").resolve("checkride"))
                || entry.getFileName().toString().startsWith("checkride-scenarios-");
    }

    /**
     * Runs all scenarios.
     *
     * @param workers how many at a time
     * @param more options for the JVM
     * @throws CannotMeasureException if the run is not green
     */
    RunCosts run(int workers, String... more) throws IOException, InterruptedException {
        runs++;
        Path cost = home.resolve("cost-" + runs);
        List<String> command = new ArrayList<>(java());
        command.addAll(OPTIONS);
        command.addAll(List.of(more));
        command.addAll(List.of("-Dcheckride.home=" + home, "-cp", classPath, MeasuredRun.class.getName()));
        command.addAll(List.of(cost.toString(), "run", "--max-concurrency", Integer.toString(workers), "--quiet"));
        new Child(command, home, Map.of(), home.resolve("output-" + runs)).run();
        return RunCosts.of(latestResult(), Files.readString(cost));
    }

    /** Runs all scenarios by JUnit's own launcher, by the time that it prints itself, in seconds. */
    double runByLauncher(int threads) throws IOException, InterruptedException {
        runs++;
        List<String> command = new ArrayList<>(java());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath, "org.junit.platform.console.ConsoleLauncher", "execute"));
        command.addAll(List.of(
                "--scan-classpath=" + jar, "--include-classname=.*", "--details=summary", "--fail-if-no-tests"));
        command.addAll(List.of("--config=junit.jupiter.execution.parallel.enabled=true"));
        command.addAll(List.of("--config=junit.jupiter.execution.parallel.mode.default=concurrent"));
        command.addAll(List.of("--config=junit.jupiter.execution.parallel.config.executor-service=WORKER_THREAD_POOL"));
        command.addAll(List.of("--config=junit.jupiter.execution.parallel.config.strategy=fixed"));
        command.addAll(List.of("--config=junit.jupiter.execution.parallel.config.fixed.parallelism=" + threads));
        Child child = new Child(command, home, Map.of(), home.resolve("output-" + runs));
        child.run();
        return LauncherOutput.seconds(child.printed());
    }

    private static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    private Path latestResult() throws IOException {
        Path all = home.resolve(".checkride").resolve("s3").resolve("results").resolve("runs");
        try (Stream<Path> folders = Files.list(all)) {
            // Names begin with the time.
            return folders.sorted()
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new CannotMeasureException("A run has left no result below " + all))
                    .resolve("result.json");
        }
    }
}
