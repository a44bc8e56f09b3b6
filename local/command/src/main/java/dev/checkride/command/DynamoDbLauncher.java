package dev.checkride.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** The launcher of the local DynamoDB for a project that is no checkout of Checkride: unpacked from the class path. */
final class DynamoDbLauncher {
    private static final String PACKED = "/dev/checkride/dynamodb/";
    private static final List<String> FILES = List.of("install.js", "launcher.js", "package.json", "package-lock.json");

    /** What {@code install.js} leaves once the packages are there. */
    private static final String INSTALLED = "node_modules/.checkride-lock";

    private DynamoDbLauncher() {}

    /**
     * Unpacks the launcher and has npm install its packages, unless both are there. Two runs at once wait for each other.
     *
     * @return the folder
     * @throws CannotRunException if npm fails
     */
    static Path installedIn(Path folder) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel closes.
                channel.lock();
                if (unpack(folder) || !Files.exists(folder.resolve(INSTALLED))) {
                    CommandLineTool.in(folder)
                            .run("The local DynamoDB cannot be installed", List.of("node", "install.js"));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new CannotRunException("The local DynamoDB cannot be installed in " + folder + ": " + e, e);
        }
    }

    /** Whether anything was not there yet in this form. */
    private static boolean unpack(Path folder) throws IOException {
        boolean changed = false;
        for (String name : FILES) {
            byte[] content = Resource.bytes(PACKED + name);
            Path file = folder.resolve(name);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Files.write(file, content);
                changed = true;
            }
        }
        return changed;
    }
}
