package dev.checkride.bench.build;

import dev.checkride.bench.measure.Child;
import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The project's files as git knows them, in a folder of their own, with empty caches of Maven and npm. */
final class FreshClone {
    private final Path folder;
    private final Path maven;
    private final Path npm;
    private final Path output;

    private FreshClone(Path folder, Path maven, Path npm, Path output) {
        this.folder = folder;
        this.maven = maven;
        this.npm = npm;
        this.output = output;
    }

    /** Clones what is committed. */
    static FreshClone of(Workbench workbench) throws IOException, InterruptedException {
        Path root = workbench.newFolder("clone");
        FreshClone clone = new FreshClone(
                root.resolve("project"), root.resolve("maven"), root.resolve("npm"), root.resolve("output"));
        new Child(
                        List.of("git", "clone", "-q", workbench.home().toString(), clone.folder.toString()),
                        root,
                        Map.of(),
                        clone.output)
                .run();
        return clone;
    }

    /** {@code ./checkride run}, in seconds. */
    double checkrideRun() throws IOException, InterruptedException {
        return run(List.of("./checkride", "run"), Map.of("CHECKRIDE_MAVEN_ARGS", repository()));
    }

    /** {@code mvn -B verify}, in seconds. */
    double verify() throws IOException, InterruptedException {
        return run(List.of("mvn", "-B", "-ntp", "verify", repository()), Map.of());
    }

    private double run(List<String> command, Map<String, String> variables) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("npm_config_cache", npm.toString());
        return new Child(command, folder, all, output).run();
    }

    private String repository() {
        return "-Dmaven.repo.local=" + maven;
    }

    /** What has been downloaded, in megabytes; of npm's packages as they are kept, which is compressed. */
    double downloadedMegabytes() throws IOException {
        return (bytes(maven) + bytes(npm)) / 1e6;
    }

    private static long bytes(Path below) throws IOException {
        if (!Files.exists(below)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(FreshClone::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
