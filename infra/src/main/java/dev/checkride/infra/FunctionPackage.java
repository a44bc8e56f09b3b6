package dev.checkride.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The zip of the three functions, with the given {@code checkride.json} and, if asked for, other scenarios in it. The same
 * input gives the same bytes.
 */
final class FunctionPackage {
    private static final String LIBRARIES = "lib";
    /** Zips hold local times; this one says nothing and never changes. */
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final CheckrideJson json;

    FunctionPackage(CheckrideJson json) {
        this.json = json;
    }

    /**
     * Writes the zip.
     *
     * @param base the zip that the build made
     * @param scenarios a jar or a module that takes the place of the scenarios in it
     * @throws InvalidInputException if the scenarios cannot be used
     */
    Path write(Path base, Optional<Path> scenarios) {
        try {
            Path folder = Files.createTempDirectory("checkride");
            folder.toFile().deleteOnExit();
            Path zip = folder.resolve("functions.zip");
            zip.toFile().deleteOnExit();
            Files.copy(base, zip);
            try (FileSystem content = FileSystems.newFileSystem(zip)) {
                put(json.bytes(), content.getPath(CheckrideJson.NAME));
                if (scenarios.isPresent()) {
                    replace(content, ScenarioJars.of(scenarios.get()));
                }
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException("The package of the functions cannot be written", e);
        }
    }

    private void replace(FileSystem content, ScenarioJars jars) throws IOException {
        Path libraries = content.getPath(LIBRARIES);
        for (Path library : list(libraries)) {
            if (ScenarioJars.hasMarker(library)) {
                Files.delete(library);
            }
        }
        List<Path> kept = list(libraries);
        for (Path jar : jars.beside(kept)) {
            put(Files.readAllBytes(jar), libraries.resolve(jar.getFileName().toString()));
        }
        jars.check(kept, json.configuration().aliases());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void put(byte[] bytes, Path file) throws IOException {
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, TIME);
    }

    /**
     * The zip that the build put beside this class.
     *
     * @throws InvalidInputException if this class was built without it
     */
    static Path built() {
        try (InputStream zip = FunctionPackage.class.getResourceAsStream("checkride-functions.zip")) {
            if (zip == null) {
                throw new InvalidInputException(
                        "The construct was built without the functions' zip: build it with mvn -pl infra -am package");
            }
            Path file = Files.createTempFile("checkride-functions", ".zip");
            file.toFile().deleteOnExit();
            Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The functions' zip cannot be unpacked", e);
        }
    }
}
