package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredKeyTests {
    @TempDir
    private Path folder;

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        Path file = folder.resolve("data").resolve("signing-key");
        KeyPair made = new StoredKey(file).get();

        KeyPair again = new StoredKey(file).get();

        assertThat(again.getPrivate()).isEqualTo(made.getPrivate());
        assertThat(again.getPublic()).isEqualTo(made.getPublic());
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file).stream()
                            .map(Enum::name)
                            .collect(Collectors.toSet()))
                    .isEqualTo(Set.of("OWNER_READ", "OWNER_WRITE"));
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDamagedKeyIsReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("signing-key"), "no key");

        KeyPair made = new StoredKey(file).get();

        assertThat(new StoredKey(file).get().getPrivate()).isEqualTo(made.getPrivate());
    }
}
