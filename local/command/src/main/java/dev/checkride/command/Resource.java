package dev.checkride.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Files that come with the command. */
final class Resource {
    private Resource() {}

    /** The content of a file on the class path, by its absolute name. */
    static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(Resource.class.getResourceAsStream(name), name + " is not on the class path")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the class path", e);
        }
    }
}
