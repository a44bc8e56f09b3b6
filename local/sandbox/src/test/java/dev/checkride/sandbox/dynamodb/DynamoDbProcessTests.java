package dev.checkride.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.checkride.sandbox.protocol.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DynamoDbProcessTests {
    private static final Account ACCOUNT = new Account("eu-central-1", "000000000000");

    @TempDir
    private Path folder;

    @Test
    void whatItPrintsIsTakenHoweverMuchItIs() throws Exception {
        String chatty = """
                const server = require('http').createServer((request, response) => {
                  // Called back only once somebody has taken what was printed: a full pipe would hold the server up.
                  process.stdout.write('o'.repeat(300000), () =>
                    process.stderr.write('e'.repeat(300000), () => response.end('still here')))
                })
                process.stderr.write('a warning before 99 things\\n')
                server.listen(0, '127.0.0.1', () => console.log(server.address().port))
                process.stdin.on('end', () => process.exit(0)).resume()
                """;
        try (DynamoDbProcess process = start(chatty)) {
            URI endpoint = process.endpoint();

            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(endpoint)
                                            .timeout(Duration.ofMinutes(1))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .isEqualTo("still here");
        }
    }

    @Test
    void aProcessThatEndsFirstTellsWhy() throws IOException {
        try (DynamoDbProcess process = start("console.error('no such module'); process.exit(1)")) {
            assertThatExceptionOfType(DynamoDbStartException.class)
                    .isThrownBy(process::endpoint)
                    .withMessage("DynamoDB ended before it listened: no such module");
        }
    }

    @Test
    void aProcessThatSaysNoPortIsNotWaitedForForEver() throws IOException {
        try (DynamoDbProcess process = start("process.stdin.on('end', () => process.exit(0)).resume()")) {
            assertThatExceptionOfType(DynamoDbStartException.class)
                    .isThrownBy(() -> process.endpoint(Duration.ofMillis(50)))
                    .withMessageStartingWith("DynamoDB did not listen within 0 s")
                    .withMessageEndingWith("It printed: nothing");
        }
    }

    private DynamoDbProcess start(String launcher) throws IOException {
        Files.createDirectories(folder.resolve("node_modules").resolve("dynalite"));
        Files.writeString(folder.resolve("launcher.js"), launcher);
        return DynamoDbProcess.start(folder, ACCOUNT);
    }
}
