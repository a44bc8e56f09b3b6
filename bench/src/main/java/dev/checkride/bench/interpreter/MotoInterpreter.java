package dev.checkride.bench.interpreter;

import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.measure.Child;
import dev.checkride.bench.measure.Workbench;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** moto's server with its interpreter, which has to be switched on. */
final class MotoInterpreter implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;
    private static final long LOOK_MILLIS = 100;

    private final Process process;
    private final SfnClient stepFunctions;

    private MotoInterpreter(Process process, SfnClient stepFunctions) {
        this.process = process;
        this.stepFunctions = stepFunctions;
    }

    /**
     * Starts it.
     *
     * @throws CannotMeasureException if it does not come up
     * @throws IOException if there is no {@code moto_server}
     */
    static MotoInterpreter start(Workbench workbench) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Child child = new Child(
                List.of("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port)),
                workbench.folder(),
                Map.of(),
                workbench.folder().resolve("moto"));
        URI uri = URI.create("http://127.0.0.1:" + port);
        Process process = child.start();
        try {
            switchOn(uri, process);
        } catch (CannotMeasureException failed) {
            process.destroyForcibly();
            throw new CannotMeasureException(failed.getMessage() + ":\n" + child.printed());
        }
        SfnClient client = SfnClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .build();
        return new MotoInterpreter(process, client);
    }

    /** @see <a href="https://docs.getmoto.org/en/latest/docs/configuration/index.html">Configuration options</a> */
    private static void switchOn(URI moto, Process process) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(moto.resolve("/moto-api/config"))
                .POST(BodyPublishers.ofString("{\"stepfunctions\": {\"execute_state_machine\": true}}"))
                .build();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < limit && process.isAlive()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2) {
                    return;
                }
            } catch (IOException notUp) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        throw new CannotMeasureException("moto_server does not come up");
    }

    /** Runs a definition to its end; tells in seconds what its own clock says. */
    double run(String definition, String input) throws InterruptedException {
        String machine = stepFunctions
                .createStateMachine(create -> create.name("bench-" + UUID.randomUUID())
                        .definition(definition)
                        .roleArn("arn:aws:iam::123456789012:role/bench"))
                .stateMachineArn();
        String execution = stepFunctions
                .startExecution(start -> start.stateMachineArn(machine).input(input))
                .executionArn();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < limit) {
            DescribeExecutionResponse now =
                    stepFunctions.describeExecution(describe -> describe.executionArn(execution));
            if (now.status() == ExecutionStatus.SUCCEEDED) {
                return (now.stopDate().toEpochMilli() - now.startDate().toEpochMilli()) / 1e3;
            }
            if (now.status() != ExecutionStatus.RUNNING) {
                throw new CannotMeasureException("moto has failed: " + now.error() + " " + now.cause());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new CannotMeasureException("moto does not come to an end");
    }

    boolean isUp() {
        return process.isAlive();
    }

    @Override
    public void close() {
        stepFunctions.close();
        process.destroy();
    }
}
