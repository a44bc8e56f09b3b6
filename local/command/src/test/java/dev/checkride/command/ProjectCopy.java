package dev.checkride.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A project in a folder of its own, with the configuration of this one. */
final class ProjectCopy {
    private ProjectCopy() {}

    static Path in(Path home, UnaryOperator<String> configuration) throws IOException {
        Files.createDirectories(home.resolve("local"));
        Project original = LocalRunFixture.PROJECT;
        Files.createSymbolicLink(home.resolve("local").resolve("dynamodb"), original.dynamoDbLauncher());
        String text = Files.readString(original.home().resolve("checkride.json"));
        Files.writeString(home.resolve("checkride.json"), configuration.apply(text));
        return home;
    }
}
