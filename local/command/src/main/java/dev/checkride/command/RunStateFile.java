package dev.checkride.command;

import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file {@code .checkride/run-<id>.json}: it is there as long as there may be something to clean up. */
final class RunStateFile {
    private final Path file;

    RunStateFile(Project project, String run) {
        this.file = project.data().resolve("run-" + run + ".json");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Reads the state.
     *
     * @throws CannotRunException if there is none, or it is damaged
     */
    RunState read() {
        try {
            return Json.read(Files.readAllBytes(file), RunState.class);
        } catch (NoSuchFileException absent) {
            throw new CannotRunException("There is no " + file + ": that run has ended and cleaned up.", absent);
        } catch (IOException | UncheckedIOException damaged) {
            throw new CannotRunException(
                    file + " cannot be read, so that nothing can be cleaned up by it: " + damaged.getMessage(),
                    damaged);
        }
    }

    /** Writes the state, readable by its owner only; whoever reads meanwhile sees the old or the new one. */
    synchronized void write(RunState state) {
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.createTempFile(file.getParent(), "run-", ".tmp", ownerOnly());
            Files.write(written, Json.bytes(state));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotRunException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CannotRunException(file + " cannot be deleted, delete it yourself: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
