package dev.checkride.executor.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The classes in the roots. JUnit's own search leaves out a class that cannot be loaded, and says so nowhere but in its log: a
 * scenario that lacks a library would vanish. Here it is a problem.
 *
 * @param classes each class that may hold tests, sorted by name
 * @param problems one line for each that cannot be loaded, or is there more than once
 */
record RootClasses(List<Class<?>> classes, List<String> problems) {
    private static final String SUFFIX = ".class";

    RootClasses {
        classes = List.copyOf(classes);
        problems = List.copyOf(problems);
    }

    static RootClasses of(ScenarioRoots roots) {
        Map<String, Integer> names = new TreeMap<>();
        for (Path root : roots.paths()) {
            namesIn(root).forEach(name -> names.merge(name, 1, Integer::sum));
        }
        List<Class<?>> classes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        names.forEach((name, count) -> {
            if (count > 1) {
                problems.add(name + " exists " + count + " times: a scenario's name must be its own");
            }
            load(name, roots.loader(), classes, problems);
        });
        return new RootClasses(classes, problems);
    }

    private static void load(String name, ClassLoader loader, List<Class<?>> classes, List<String> problems) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (mayHoldTests(type)) {
                classes.add(type);
            }
        } catch (ClassNotFoundException | LinkageError broken) {
            problems.add(name + " cannot be loaded, does the package lack a library? " + broken);
        }
    }

    /** Also touches what discovery will look at, so that whatever is missing shows here, with the class's name. */
    private static boolean mayHoldTests(Class<?> type) {
        boolean looked = type.getDeclaredMethods().length
                        + type.getDeclaredConstructors().length
                        + type.getDeclaredClasses().length
                >= 0;
        return looked && !type.isAnonymousClass() && !type.isLocalClass() && !type.isAnnotation();
    }

    private static List<String> namesIn(Path root) {
        try {
            if (Files.isDirectory(root)) {
                return namesBelow(root);
            }
            try (FileSystem jar = FileSystems.newFileSystem(root)) {
                return namesBelow(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The scenarios cannot be read from " + root, e);
        }
    }

    private static List<String> namesBelow(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.map(file -> top.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(SUFFIX) && !file.startsWith("META-INF/"))
                    .filter(file -> !file.endsWith("package-info.class") && !file.endsWith("module-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
                    .toList();
        }
    }
}
