package dev.checkride.command.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds sources in the modules of a project, at most two folders deep. */
final class SourceFiles {
    private static final int DEPTH = 2;
    private static final Set<String> NO_MODULES = Set.of("src", "target", "node_modules");

    private final Path home;

    SourceFiles(Path home) {
        this.home = home;
    }

    /** The file's path from the project's folder on. */
    Optional<Path> find(String pathBelowSources) {
        return modules(home, DEPTH)
                .map(module -> module.resolve("src/main/java").resolve(pathBelowSources))
                .filter(Files::isRegularFile)
                .map(home::relativize)
                .findFirst();
    }

    private static Stream<Path> modules(Path folder, int depth) {
        Stream<Path> below =
                depth == 0 ? Stream.of() : folders(folder).stream().flatMap(child -> modules(child, depth - 1));
        return Stream.concat(Stream.of(folder), below);
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !NO_MODULES.contains(String.valueOf(child.getFileName())))
                    .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
