package dev.checkride.infra;

import dev.checkride.executor.scenario.InvalidScenariosException;
import dev.checkride.executor.scenario.ScenarioCatalog;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A team's scenarios with what they need.
 *
 * @param given what the team named
 * @param scenarios the jar that holds them
 * @param libraries the jars beside it
 */
record ScenarioJars(Path given, Path scenarios, List<Path> libraries) {
    private static final String MARKER = "META-INF/checkride";

    /**
     * Finds them.
     *
     * @param given a jar, or a Maven module: then its {@code target} holds the jar, and {@code target/lib} its libraries
     * @throws InvalidInputException if there is no such jar, or none with the marker of scenarios
     */
    static ScenarioJars of(Path given) {
        if (Files.isDirectory(given)) {
            return new ScenarioJars(
                    given, only(given), jars(given.resolve("target").resolve("lib")));
        }
        if (!Files.isRegularFile(given)) {
            throw new InvalidInputException("The scenarios " + given
                    + " do not exist: name a jar, or the folder of a Maven module that mvn package has built");
        }
        if (!hasMarker(given)) {
            throw new InvalidInputException(given + " holds no scenarios: its jar has no file " + MARKER);
        }
        return new ScenarioJars(given, given, List.of());
    }

    private static Path only(Path module) {
        List<Path> found = jars(module.resolve("target")).stream()
                .filter(ScenarioJars::hasMarker)
                .filter(jar -> !jar.toString().endsWith("-sources.jar"))
                .toList();
        if (found.size() != 1) {
            throw new InvalidInputException(
                    module.resolve("target") + " holds " + (found.isEmpty() ? "no jar" : found.size() + " jars")
                            + " with a file " + MARKER + ": build it with mvn clean package");
        }
        return found.get(0);
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new InvalidInputException(folder + " cannot be read: check its permissions", unreadable);
        }
    }

    /** Whether a jar holds scenarios. */
    static boolean hasMarker(Path jar) {
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            return Files.exists(content.getPath(MARKER));
        } catch (IOException | UnsupportedOperationException | java.nio.file.ProviderNotFoundException noJar) {
            throw new InvalidInputException(jar + " is not a jar: name the jar of the scenarios", noJar);
        }
    }

    /** What goes into a package beside jars that are there already: a library of the same name is not put in twice. */
    List<Path> beside(List<Path> there) {
        Set<String> names = there.stream().map(ScenarioJars::artifact).collect(Collectors.toSet());
        List<Path> more = new ArrayList<>();
        more.add(scenarios);
        libraries.stream()
                .filter(jar -> !names.contains(artifact(jar)))
                .filter(jar -> !artifact(jar).equals(artifact(scenarios)))
                .forEach(more::add);
        return more;
    }

    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-[0-9][^-]*(-[A-Za-z0-9]+)*\\.jar$", "");
    }

    /**
     * Looks for the scenarios as the function will.
     *
     * @param there the jars of the package that they run with
     * @param aliases the accounts that they may name
     * @throws InvalidInputException if there are none, or if something is wrong with one
     */
    void check(List<Path> there, Set<String> aliases) throws IOException {
        Path folder = Files.createTempDirectory("checkride-scenarios");
        try {
            List<URL> urls = new ArrayList<>();
            for (Path jar : there) {
                Path copy = folder.resolve(jar.getFileName().toString());
                Files.copy(jar, copy);
                urls.add(copy.toUri().toURL());
            }
            for (Path jar : beside(there)) {
                urls.add(jar.toUri().toURL());
            }
            scan(urls.toArray(URL[]::new), aliases);
        } finally {
            remove(folder);
        }
    }

    private void scan(URL[] urls, Set<String> aliases) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(urls, ScenarioJars.class.getClassLoader())) {
            ScenarioCatalog.scan(loader, aliases);
        } catch (InvalidScenariosException invalid) {
            throw new InvalidInputException(given + ": " + invalid.getMessage(), invalid);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
