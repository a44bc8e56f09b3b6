package dev.checkride.sandbox.dynamodb;

import java.net.URI;
import java.nio.file.Path;

/** Where the sandbox takes its DynamoDB from. */
public sealed interface DynamoDbSource {
    /**
     * Its own dynalite, started with Node.
     *
     * @param directory the folder of {@code launcher.js} and its {@code node_modules}
     */
    record Launcher(Path directory) implements DynamoDbSource {}

    /** A server that is running already, such as DynamoDB Local. */
    record Running(URI endpoint) implements DynamoDbSource {}

    /** None: calls are answered with an error that says so. */
    record Absent() implements DynamoDbSource {}
}
