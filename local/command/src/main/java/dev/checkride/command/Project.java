package dev.checkride.command;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.executor.run.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The project that a command is run in.
 *
 * @param home the folder with {@code checkride.json}
 * @param data where everything goes that local runs leave
 */
record Project(Path home, Path data) {
    /** The folder that the start script has found. */
    static Project ofProcess() {
        Path home = Path.of(System.getProperty("checkride.home", "."))
                .toAbsolutePath()
                .normalize();
        return new Project(home, home.resolve(".checkride"));
    }

    /**
     * What {@code checkride.json} says.
     *
     * @throws InvalidConfigurationException if it is missing or not valid
     */
    Configuration configuration() {
        Path file = home.resolve("checkride.json");
        try {
            return ConfigurationReader.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InvalidConfigurationException(
                    "There is no " + file + ": it says which stacks are tested, with which accounts. See README.md", e);
        } catch (IOException e) {
            throw new InvalidConfigurationException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Where the buckets of the sandbox are folders. */
    Path buckets() {
        return data.resolve("s3");
    }

    /** The zip that is deployed. */
    Path functionsPackage() {
        return home.resolve("lambda").resolve("package").resolve("target").resolve("checkride-functions.zip");
    }

    /** The folder with the launcher of the local DynamoDB: a checkout of Checkride has one, others unpack theirs. */
    Path dynamoDbLauncher() {
        Path own = home.resolve("local").resolve("dynamodb");
        return Files.exists(own.resolve("launcher.js")) ? own : DynamoDbLauncher.installedIn(data.resolve("dynamodb"));
    }
}
