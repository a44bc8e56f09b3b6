package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project of its own with the start script, built already as far as the script can tell. */
final class ScriptHome {
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");

    private final Path home;
    private final Path output;

    private ScriptHome(Path home) {
        this.home = home;
        this.output = home.resolve("output.txt");
    }

    /** A home whose class path has a scenario more. */
    static ScriptHome with(Path home, String className, String source) throws IOException {
        Path project = LocalRunFixture.PROJECT.home();
        for (String folder : List.of("lambda", "scenarios", "statemachine", "sample", ".mvn", "local/command/target")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.createFile(home.resolve("pom.xml"));
        Files.copy(project.resolve("checkride"), home.resolve("checkride"));
        Files.copy(project.resolve("checkride.json"), home.resolve("checkride.json"));
        Files.createSymbolicLink(home.resolve("local/dynamodb"), project.resolve("local/dynamodb"));
        Path sources = Files.createDirectories(home.resolve("sources"));
        CompiledScenarios.in(sources, className, source);
        String classPath = sources.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path");
        Files.writeString(home.resolve("local/command/target/classpath"), classPath);
        Path maven =
                Files.writeString(Files.createDirectory(home.resolve("bin")).resolve("mvn"), "#!/bin/sh\n");
        if (!maven.toFile().setExecutable(true)) {
            throw new IOException(maven + " cannot be made executable");
        }
        return new ScriptHome(home);
    }

    Path path() {
        return home;
    }

    Path marker() {
        return home.resolve("marker");
    }

    Process start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("checkride").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().merge("PATH", home.resolve("bin").toString(), (old, own) -> own + ":" + old);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MARKER", marker().toString());
        builder.environment().putAll(environment);
        return StartedProcesses.add(builder.start());
    }

    int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Still running: " + output());
        }
        assertNoTokenLeft();
        return process.exitValue();
    }

    /** The secrets of another process are not known here; but a token has a form of its own. */
    private void assertNoTokenLeft() {
        assertThat(TOKEN.matcher(output()).find()).as("a token in the output").isFalse();
        if (!Files.isDirectory(home.resolve(".checkride/s3"))) {
            return;
        }
        try (Stream<Path> files = Files.walk(home.resolve(".checkride/s3"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(TOKEN.matcher(content).find())
                        .as("a token in " + file)
                        .isFalse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitMarker() {
        awaitFile(marker());
    }

    void awaitPlan() {
        await().atMost(LONG).until(() -> states().size() == 1);
        awaitFile(resultFolder(state().run()).resolve("plan.json"));
    }

    void awaitOutput(String text) {
        await().atMost(LONG).until(() -> output().contains(text));
    }

    private void awaitFile(Path file) {
        await().atMost(LONG).alias(file + " while it prints\n" + output()).until(() -> Files.exists(file));
    }

    String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> states() throws IOException {
        if (!Files.isDirectory(home.resolve(".checkride"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.resolve(".checkride"))) {
            return files.filter(file -> file.getFileName().toString().matches("run-.*\\.json"))
                    .toList();
        }
    }

    RunState state() {
        try {
            return Json.read(Files.readAllBytes(states().get(0)), RunState.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resultFolder(String run) {
        return home.resolve(".checkride/s3/results/runs").resolve(run);
    }

    JsonNode result(String run) throws IOException {
        return Json.parse(Files.readAllBytes(resultFolder(run).resolve("result.json")));
    }
}
