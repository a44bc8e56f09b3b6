package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.checkride.command.CommandProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@ExtendWith(StartedProcesses.class)
class SandboxCommandTests {
    @TempDir
    private Path folder;

    @Test
    void aStrangersClientRunsTheScenariosByWhatIsPrinted() throws Exception {
        CommandProcess command = new CommandProcess(folder);
        Process sandbox = command.start(Map.of(), "sandbox", "--data", "data");
        long dynamoDb;
        try {
            String printed = up(sandbox);
            dynamoDb = sandbox.children().findFirst().orElseThrow().pid();
            SfnClient client = client(printed);
            String execution = client.startExecution(
                            start -> start.stateMachineArn(found(printed, "State machine +(arn:\\S+)"))
                                    .name("by-hand")
                                    .input("{\"include\": [\"AdminCreatesUser\"]}"))
                    .executionArn();
            DescribeExecutionResponse end = end(client, execution);

            assertThat(end.status()).as(end.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(printed).contains("ws-serverless-patterns-users", "/Prod", "AWS_DEFAULT_REGION=us-east-1");
            assertThat(folder.resolve("data/s3/results/runs/by-hand/result.json"))
                    .isRegularFile();
        } finally {
            sandbox.destroy();
        }
        Ended ended = command.await(sandbox);

        assertThat(ended.output()).endsWith("The sandbox has ended.\n");
        assertThat(ProcessHandle.of(dynamoDb).filter(ProcessHandle::isAlive)).isEmpty();
        int port = endpoint(ended.output()).getPort();
        assertThatIOException().isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    @Test
    void aPortThatCannotBeHadIsNamed() throws Exception {
        Ended impossible = new CommandProcess(folder).run("sandbox", "--port", "70000");
        assertThat(impossible.exitCode()).isEqualTo(2);
        assertThat(impossible.output()).isEqualTo("checkride: --port must be from 0 to 65535, not 70000\n");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Ended ended = new CommandProcess(folder).run("sandbox", "--data", "data", "--port", port);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.output()).contains("Port " + port + " on 127.0.0.1 is taken");
        }
    }

    private String up(Process sandbox) {
        Path output = folder.resolve("output.txt");
        await().atMost(Duration.ofMinutes(5))
                .until(() -> Files.readString(output).contains("Ctrl-C ends it.") || !sandbox.isAlive());
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribeExecutionResponse end(SfnClient client, String execution) {
        return await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> client.describeExecution(describe -> describe.executionArn(execution)),
                        described -> described.status() != ExecutionStatus.RUNNING);
    }

    private static SfnClient client(String printed) {
        return SfnClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(found(printed, "AWS_REGION=(\\S+)")))
                .endpointOverride(endpoint(printed))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        found(printed, "AWS_ACCESS_KEY_ID=(\\S+)"), found(printed, "AWS_SECRET_ACCESS_KEY=(\\S+)"))))
                .build();
    }

    private static URI endpoint(String printed) {
        return URI.create(found(printed, "AWS_ENDPOINT_URL=(\\S+)"));
    }

    private static String found(String printed, String pattern) {
        return Pattern.compile(pattern)
                .matcher(printed)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + pattern + " in: " + printed));
    }
}
