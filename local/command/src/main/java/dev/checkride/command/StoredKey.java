package dev.checkride.command;

import dev.checkride.sandbox.cognito.SigningKey;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The key that signs the tokens of a project's sandboxes, kept in a file: making one is the longest part of a start. It is worth
 * nothing elsewhere, since it signs for user pools on loopback alone, whose ids are new each time.
 */
final class StoredKey implements Supplier<KeyPair> {
    private final Path file;

    StoredKey(Path file) {
        this.file = file;
    }

    /** The key of the file; where there is none that can be read, a new one, which is kept. */
    @Override
    public KeyPair get() {
        return stored().orElseGet(this::made);
    }

    private Optional<KeyPair> stored() {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Files.readAllBytes(file));
            if (rsa.generatePrivate(encoded) instanceof RSAPrivateCrtKey key) {
                RSAPublicKeySpec half = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
                return Optional.of(new KeyPair(rsa.generatePublic(half), key));
            }
            return Optional.empty();
        } catch (IOException | GeneralSecurityException unusable) {
            // Missing or damaged: a new one does as well.
            return Optional.empty();
        }
    }

    private KeyPair made() {
        KeyPair pair = SigningKey.newPair();
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "key-", ".tmp", ownerOnly());
            Files.write(draft, pair.getPrivate().getEncoded());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotRunException("The key of the sandbox's tokens cannot be kept in " + file + ": " + e, e);
        }
        return pair;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
