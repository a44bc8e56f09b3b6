package dev.checkride.executor.session;

import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file that tells scenarios of the same project where their session is; only its owner may read it.
 *
 * @param path the file
 */
public record SessionFile(Path path) {
    private static final String FOLDER = ".checkride";
    private static final String NAME = "session";

    /**
     * What the file says.
     *
     * @param address where the session is served
     * @param key what every request to it must carry, another one for each session
     */
    public record Content(URI address, String key) {
        @Override
        public String toString() {
            return "Content[" + address + "]";
        }
    }

    /** The file of a project, whether it exists or not. */
    public static SessionFile of(Path home) {
        return new SessionFile(home.resolve(FOLDER).resolve(NAME));
    }

    /** The nearest file in a folder or above it. */
    public static Optional<SessionFile> above(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), path -> path != null, Path::getParent)
                .map(SessionFile::of)
                .filter(SessionFile::exists)
                .findFirst();
    }

    /** Whether a session has left it here. */
    public boolean exists() {
        return Files.isRegularFile(path);
    }

    /**
     * Reads the file.
     *
     * @throws SessionUnavailableException if it cannot be read, as when the session has just ended
     */
    public Content read() {
        try {
            return Json.read(Files.readAllBytes(path), Content.class);
        } catch (IOException | UncheckedIOException e) {
            throw new SessionUnavailableException(
                    path + " cannot be read: remove it, and start ./checkride session again", e);
        }
    }

    /** Writes the file as a whole, readable for its owner from the beginning. */
    public void write(Content content) throws IOException {
        Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(
                folder,
                NAME,
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, Json.bytes(content));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the file. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
