package dev.checkride.executor.scenario;

import dev.checkride.executor.run.Hash;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars and folders that hold scenarios: those with a file {@value #MARKER}. Nothing else is scanned, since a whole class
 * path takes seconds and one jar takes milliseconds.
 *
 * @param loader the loader that sees them
 * @param paths the jars and folders
 */
record ScenarioRoots(ClassLoader loader, List<Path> paths) {
    static final String MARKER = "META-INF/checkride";

    ScenarioRoots {
        paths = List.copyOf(paths);
    }

    static ScenarioRoots of(ClassLoader loader) {
        List<Path> found = new ArrayList<>();
        try {
            for (URL marker : Collections.list(loader.getResources(MARKER))) {
                found.add(rootOf(marker));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be searched for " + MARKER, e);
        }
        return new ScenarioRoots(loader, found.stream().distinct().sorted().toList());
    }

    private static Path rootOf(URL marker) throws IOException {
        try {
            if (marker.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            Path file = Path.of(marker.toURI());
            return Path.of(URI.create(file.toUri().toString().replaceFirst(MARKER + "$", "")));
        } catch (URISyntaxException e) {
            throw new IOException("Not the address of a file: " + marker, e);
        }
    }

    /** A hash of all that is in the roots. */
    String hash() {
        MessageDigest digest = Hash.digest();
        try {
            for (Path root : paths) {
                for (Path file : filesIn(root)) {
                    digest.update(Json.bytes(root.relativize(file).toString()));
                    digest.update(Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The scenarios cannot be read from " + paths, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> filesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
