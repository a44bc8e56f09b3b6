package dev.checkride.infra;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.executor.run.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code checkride.json}, which says what is tested. */
public final class CheckrideJson {
    static final String NAME = "checkride.json";

    private final byte[] bytes;
    private final Configuration configuration;

    private CheckrideJson(byte[] bytes, Configuration configuration) {
        this.bytes = bytes;
        this.configuration = configuration;
    }

    /**
     * Reads it.
     *
     * @throws InvalidInputException if it is missing or malformed
     */
    public static CheckrideJson read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new CheckrideJson(bytes, ConfigurationReader.read(bytes));
        } catch (InvalidConfigurationException invalid) {
            throw new InvalidInputException(file + ": " + invalid.getMessage(), invalid);
        } catch (IOException unreadable) {
            throw new InvalidInputException(
                    file + " cannot be read: write one as docs/configuration.md describes", unreadable);
        }
    }

    /** Whether a run may name a stack. */
    public boolean lists(String stackName) {
        return configuration.stacks().containsKey(stackName);
    }

    /** Whether a run may clear a table of a stack by an output of that stack, whose value nobody knows here. */
    public boolean refersToTables(String stackName) {
        return Optional.ofNullable(configuration.stacks().get(stackName)).stream()
                .flatMap(stack -> stack.tables().stream())
                .anyMatch(TestTargets::isReference);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    Configuration configuration() {
        return configuration;
    }
}
