package dev.checkride.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.s3.S3Client;

/** The results of runs that another emulator has stored, as files of this project. */
final class StoredResults {
    private final SandboxClients clients;
    private final Path bucket;

    StoredResults(SandboxClients clients, Path bucket) {
        this.clients = clients;
        this.bucket = bucket;
    }

    /** Copies what is stored under a prefix. */
    void fetch(String prefix) {
        try (S3Client s3 = clients.s3()) {
            s3.listObjectsV2Paginator(list -> list.bucket(LocalExecutor.BUCKET).prefix(prefix))
                    .contents()
                    .forEach(object -> write(
                            object.key(),
                            s3.getObjectAsBytes(get ->
                                            get.bucket(LocalExecutor.BUCKET).key(object.key()))
                                    .asByteArray()));
        }
    }

    private void write(String key, byte[] content) {
        Path file = bucket.resolve(key).normalize();
        if (!file.startsWith(bucket)) {
            throw new CannotRunException("The emulator has a result with a key that leads outside: " + key, null);
        }
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
