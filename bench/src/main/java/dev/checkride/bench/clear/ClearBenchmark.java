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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Clearing a table with its guards and its recount, beside a script that deletes item by item. */
public final class ClearBenchmark implements Benchmark {
    private static final String CHECKRIDE = "Checkride";
    private static final String SCRIPT = "a scan and item by item";
    private static final double TIMES_FASTER = 8;
    /** About what a call of DynamoDB takes within its region. */
    private static final Duration AWAY = Duration.ofMillis(10);

    /** Item by item takes long enough. */
    private static final int FEW = 500;

    private static final String AS_FAR = ", 10 ms a call";

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
        try (SandboxProcess sandbox = SandboxProcess.start(workbench)) {
            return figures(
                    workbench,
                    sandbox.variables(),
                    sandbox.executionArn("bench").split(":", -1));
        }
    }

    private static List<Figure> figures(Workbench workbench, Map<String, String> variables, String[] arn)
            throws IOException, InterruptedException {
        ClearingRequest request = request(arn);
        String tableArn = request.stack().place().arn("dynamodb", "table/" + FilledTable.NAME);
        AtomicLong left = new AtomicLong();
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        try (DynamoDbClient near = client(variables, Duration.ZERO);
                DynamoDbClient far = client(variables, AWAY)) {
            FilledTable table = FilledTable.create(near, tableArn);
            measurements.put(CHECKRIDE, clearing(table, near, request));
            measurements.put(SCRIPT, () -> {
                table.fill();
                double seconds = perThousand(() -> table.deleteOnePage(near, FilledTable.ITEMS));
                left.set(table.count());
                return seconds;
            });
            measurements.put(CHECKRIDE + AS_FAR, clearing(table, far, request));
            measurements.put(SCRIPT + AS_FAR, () -> {
                table.fill();
                return perThousand(() -> table.deleteOnePage(far, FEW));
            });
            Samples samples = workbench.inTurn(Unit.SECONDS, measurements);
            return List.of(
                    faster("1,000 items", samples, ""),
                    faster("1,000 items" + AS_FAR, samples, AS_FAR),
                    new Figure(
                            "items left of 10,000",
                            Series.of(Unit.COUNT, 0),
                            Beside.peer(SCRIPT, Series.of(Unit.COUNT, (double) left.get())),
                            Target.atMost(0)));
        }
    }

    private static Figure faster(String name, Samples samples, String where) {
        return new Figure(
                name,
                samples.of(CHECKRIDE + where),
                Beside.peer(SCRIPT, samples.of(SCRIPT + where)),
                Target.timesFaster(TIMES_FASTER));
    }

    private static Measurement clearing(FilledTable table, DynamoDbClient dynamoDb, ClearingRequest request) {
        return () -> {
            table.fill();
            return perThousand(() -> clear(dynamoDb, request));
        };
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

    private static DynamoDbClient client(Map<String, String> variables, Duration away) {
        return DynamoDbClient.builder()
                .overrideConfiguration(client -> client.addExecutionInterceptor(new Distance(away)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(variables.getOrDefault("AWS_ENDPOINT_URL", "")))
                .region(Region.of(variables.getOrDefault("AWS_REGION", "us-east-1")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .build();
    }

    /** A network between the client and the service. */
    private record Distance(Duration away) implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            try {
                TimeUnit.NANOSECONDS.sleep(away.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
