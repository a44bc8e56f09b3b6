package dev.checkride.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The command in a process of its own, as a user starts it. */
final class CommandProcess {
    private final List<String> options = new ArrayList<>();
    private final Path folder;
    private final List<String> classPath = new ArrayList<>();
    private @Nullable Path errors;

    /** Runs in the project, and writes what it prints into the given folder. */
    CommandProcess(Path folder) {
        this.folder = folder;
    }

    CommandProcess javaOption(String option) {
        options.add(option);
        return this;
    }

    /** Puts a folder before the class path. */
    CommandProcess classPath(Path classes) {
        classPath.add(classes.toString());
        return this;
    }

    /** Writes the standard error into a file of its own. */
    CommandProcess errorsTo(Path file) {
        errors = file;
        return this;
    }

    Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dcheckride.home=" + LocalRunFixture.PROJECT.home());
        command.addAll(options);
        List<String> entries = new ArrayList<>(classPath);
        entries.add(System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, entries), "dev.checkride.command.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(errors == null)
                .redirectOutput(output().toFile());
        if (errors != null) {
            builder.redirectError(errors.toFile());
        }
        builder.environment().putAll(environment);
        return StartedProcesses.add(builder.start());
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return await(start(Map.of(), arguments));
    }

    Ended await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("Still running after five minutes: " + Files.readString(output()));
        }
        return new Ended(process.exitValue(), Files.readString(output()));
    }

    String printed() throws IOException {
        return Files.exists(output()) ? Files.readString(output()) : "";
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    /**
     * A process that is over.
     *
     * @param exitCode its exit code
     * @param output what it has printed
     */
    record Ended(int exitCode, String output) {}
}
