package dev.checkride.bench.clear;

import dev.checkride.api.StackOutputs;
import dev.checkride.bench.measure.Benchmark;
import dev.checkride.bench.measure.Beside;
import dev.checkride.bench.measure.CannotMeasureException;
import dev.checkride.bench.measure.Figure;
import dev.checkride.bench.measure.Measurement;
import dev.checkride.bench.measure.Samples;
import dev.checkride.bench.measure.Series;
import dev.checkride.bench.measure.Target;
import dev.checkride.bench.measure.Unit;
import dev.checkride.bench.measure.Workbench;
import dev.checkride.bench.sandbox.SandboxProcess;
import dev.checkride.executor.run.Configuration.Guards;
import dev.checkride.executor.tables.ClearedTable;
import dev.checkride.executor.tables.ClearingRequest;
import dev.checkride.executor.tables.TableClearer;
import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.Pause;
import dev.checkride.executor.target.StackSnapshot;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Clearing a table with its guards and its recount, beside a script that deletes item by item. */
public final class ClearBenchmark implements Benchmark {
    private static final String CHECKRIDE = "Checkride";
    private static final String SCRIPT = "a scan and item by item";
    private static final double TIMES_FASTER = 8;

    @Override
    public String name() {
        return "clear";
    }

    @Override
    public String measures() {
        return "10,000 items of the sandbox's DynamoDB; times for 1,000 items";
    }

    @Override
    public List<Figure> run(Workbench workbench) throws IOException, InterruptedException {
        try (SandboxProcess sandbox = SandboxProcess.start(workbench);
                DynamoDbClient dynamoDb = client(sandbox.variables())) {
            return figures(workbench, dynamoDb, sandbox.executionArn("bench"));
        }
    }

    private static List<Figure> figures(Workbench workbench, DynamoDbClient dynamoDb, String anyArn)
            throws IOException, InterruptedException {
        AtomicLong left = new AtomicLong();
        ClearingRequest request = request(anyArn.split(":", -1));
        FilledTable table =
                FilledTable.create(dynamoDb, request.stack().place().arn("dynamodb", "table/" + FilledTable.NAME));
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        measurements.put(CHECKRIDE, () -> {
            table.fill();
            return perThousand(() -> clear(dynamoDb, request));
        });
        measurements.put(SCRIPT, () -> {
            table.fill();
            double seconds = perThousand(table::deleteOnePage);
            left.set(table.count());
            return seconds;
        });
        Samples samples = workbench.inTurn(Unit.SECONDS, measurements);
        return List.of(
                new Figure(
                        "1,000 items",
                        samples.of(CHECKRIDE),
                        Beside.peer(SCRIPT, samples.of(SCRIPT)),
                        Target.timesFaster(TIMES_FASTER)),
                new Figure(
                        "items left of 10,000",
                        Series.of(Unit.COUNT, 0),
                        Beside.peer(SCRIPT, Series.of(Unit.COUNT, (double) left.get())),
                        Target.atMost(0)));
    }

    /** Deletes something and tells how much. */
    @FunctionalInterface
    private interface Deleting {
        long run();
    }

    private static double perThousand(Deleting deleting) {
        long start = System.nanoTime();
        long deleted = deleting.run();
        return (System.nanoTime() - start) / 1e9 * 1_000 / deleted;
    }

    private static long clear(DynamoDbClient dynamoDb, ClearingRequest request) {
        TableClearer clearer =
                new TableClearer(dynamoDb, new Patience(Clock.systemUTC(), Pause.ofThread(), new Random(1)));
        ClearedTable cleared = clearer.clear(clearer.plan(request), () -> {}).get(0);
        if (!cleared.empty()) {
            throw new CannotMeasureException("Clearing was not complete: " + cleared);
        }
        return cleared.deleted();
    }

    /** The stack's region and account are those of any ARN of the sandbox. */
    private static ClearingRequest request(String[] arn) {
        String stackId = "arn:aws:cloudformation:" + arn[3] + ":" + arn[4] + ":stack/bench/1";
        return new ClearingRequest(
                List.of(FilledTable.NAME),
                new StackSnapshot("bench", stackId, Instant.EPOCH, new StackOutputs("bench", Map.of())),
                Set.of(FilledTable.NAME),
                new Guards(List.of(arn[4]), List.of(arn[3]), FilledTable.ITEMS),
                Set.of());
    }

    private static DynamoDbClient client(Map<String, String> variables) {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(variables.getOrDefault("AWS_ENDPOINT_URL", "")))
                .region(Region.of(variables.getOrDefault("AWS_REGION", "us-east-1")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .build();
    }
}
