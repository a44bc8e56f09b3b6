package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.checkride.executor.result.Cost;
import dev.checkride.executor.result.HistoryTable;
import dev.checkride.executor.result.ScenarioHistory;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.result.TestOutcome;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class HistoryTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:10Z");

    private final FakeAws aws = new FakeAws();
    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(URI.create(aws.endpoint()))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
            .build();

    HistoryTests() throws IOException {}

    @AfterEach
    void stop() {
        dynamoDb.close();
        aws.close();
    }

    private HistoryTable table(String stack) {
        return new HistoryTable(dynamoDb, "runs", stack, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static PlannedScenario planned(String name) {
        return new PlannedScenario(name, name, List.of(new PlannedTest(name + "/a", "a", List.of())));
    }

    private static ScenarioReport report(String name, long millis) {
        TestOutcome row = new TestOutcome(
                name + "/a", name + "/a", "a", Status.PASSED, 0, millis, null, List.of(), List.of(), null);
        return new ScenarioReport(name, name, 1, 0, millis, List.of(row));
    }

    @Test
    void newScenariosLeadAndTheLongestFollow() {
        List<PlannedScenario> all =
                List.of(planned("Brief"), planned("Long"), planned("Middling"), planned("New"), planned("Newer"));
        table("shop").add("run-1", List.of(report("Brief", 10), report("Long", 900), report("Middling", 90)));

        assertThat(table("shop").longestFirst(all))
                .extracting(PlannedScenario::className)
                .containsExactly("New", "Newer", "Long", "Middling", "Brief");
        assertThat(table("other").longestFirst(all)).isEqualTo(all);
    }

    @Test
    void theHistoriesOfManyScenariosAreReadInBatches() {
        List<ScenarioReport> reports = IntStream.range(0, 250)
                .mapToObj(number -> report("S" + number, number + 1))
                .toList();
        List<PlannedScenario> all = IntStream.range(0, 250)
                .mapToObj(number -> planned("S" + number))
                .toList();
        table("shop").add("run-1", reports);

        assertThat(table("shop").longestFirst(all))
                .extracting(PlannedScenario::className)
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj(number -> "S" + (249 - number))
                        .toList());
    }

    @Test
    void aHistoryGrowsAndIsForgottenByItself() {
        table("shop").add("run-1", List.of(report("Long", 900)));

        Map<String, ScenarioHistory> histories = table("shop").add("run-2", List.of(report("Long", 700)));

        assertThat(histories).containsOnlyKeys("Long");
        assertThat(histories
                        .getOrDefault("Long", ScenarioHistory.NONE)
                        .of("Long/a")
                        .millis())
                .containsExactly(900L, 700L);
        assertThat(aws.item("history#shop#Long").at("/expires/N").asLong())
                .isEqualTo(NOW.plusSeconds(90 * 86_400).getEpochSecond());
    }

    @Test
    void theCostFollowsFromTimesAndMemory() {
        Cost cost = RunCost.of(
                Map.of(
                        "ReadTarget",
                        "2026-01-01T00:00:00Z",
                        "RunScenarios",
                        "2026-01-01T00:00:01Z",
                        "Report",
                        "2026-01-01T00:00:08Z"),
                List.of(report("Long", 4_000), report("Brief", 1_000)),
                NOW);

        // One second and two of the functions with 1 GB, five of the one with 1,769 MB.
        assertThat(cost.gigabyteSeconds()).isCloseTo(3 + 5 * 1769 / 1024.0, within(0.001));
        assertThat(cost.transitions()).isEqualTo(3 + 2 * 2 + 2);
        assertThat(cost.invocations()).isEqualTo(4);
        assertThat(cost.dollars()).isCloseTo(9 * 0.000025 + 4 * 0.0000002 + 11.638 * 0.0000166667, within(0.000001));
    }
}
