package dev.checkride.command;

import dev.checkride.executor.run.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip that is deployed, unpacked as Lambda unpacks it: once for each build. */
final class FunctionPackage {
    private static final int KEPT = 3;
    private static final String NAME = "[0-9a-f]{16}";

    private FunctionPackage() {}

    /**
     * Unpacks a package, unless that has been done before. Two runs at once wait for each other.
     *
     * @param zip the package
     * @param folder where the last few are kept
     * @return the folder with its content
     * @throws CannotRunException if there is none, or it cannot be read
     */
    static Path unpacked(Path zip, Path folder) {
        if (!Files.isRegularFile(zip)) {
            throw new CannotRunException(
                    "There is no package " + zip
                            + " to run the functions from: --isolate works in a checkout of Checkride,"
                            + " where ./checkride run --isolate and mvn package build it",
                    null);
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel closes.
                channel.lock();
                Path task = folder.resolve(Hash.of(Files.readAllBytes(zip)).substring(0, 16));
                if (!Files.isDirectory(task)) {
                    removeAllBut(KEPT - 1, folder);
                    unpack(zip, task);
                }
                return task;
            }
        } catch (IOException e) {
            throw new CannotRunException("The package " + zip + " cannot be unpacked in " + folder + ": " + e, e);
        }
    }

    /** Under another name first, so that the folder is whole if it is there. */
    private static void unpack(Path zip, Path task) throws IOException {
        Path unfinished = task.resolveSibling("unfinished");
        remove(unfinished);
        try (ZipFile content = new ZipFile(zip.toFile())) {
            for (ZipEntry entry :
                    content.stream().filter(file -> !file.isDirectory()).toList()) {
                Path file = unfinished.resolve(entry.getName()).normalize();
                if (!file.startsWith(unfinished)) {
                    throw new IOException("an entry leaves the package: " + entry.getName());
                }
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (InputStream bytes = content.getInputStream(entry)) {
                    Files.copy(bytes, file);
                }
            }
        }
        Files.move(unfinished, task, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeAllBut(int kept, Path folder) throws IOException {
        List<Path> old;
        try (Stream<Path> content = Files.list(folder)) {
            old = content.filter(each -> each.getFileName().toString().matches(NAME))
                    .sorted(Comparator.<Path>comparingLong(each -> each.toFile().lastModified())
                            .reversed())
                    .skip(kept)
                    .toList();
        }
        for (Path each : old) {
            remove(each);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> files = Files.walk(folder)) {
            content = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : content) {
            Files.delete(each);
        }
    }
}
