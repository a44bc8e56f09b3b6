package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

class GreenRunTests {
    private static final int ROUNDS = 50;

    @TempDir
    private static Path data;

    private static LocalRunFixture sandbox;

    @BeforeAll
    static void open() {
        sandbox = LocalRunFixture.open(data);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void allElevenScenariosPass() throws Exception {
        Finished run = sandbox.run();

        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(run.verdict()).isEqualTo("passed");
        assertThat(run.result().at("/results/extra/fingerprint").asText()).matches("[0-9a-f]{64}");
        assertThat(run.result().at("/results/summary/suites").asInt()).isEqualTo(11);
        assertThat(run.result().at("/results/summary/failed").asInt()).isZero();
        assertThat(run.execution().output().orElseThrow().path("verdict").asText())
                .isEqualTo("passed");
        assertThat(run.printed())
                .contains("PASSED  11 scenarios")
                .contains("Result: ")
                .contains("result.json");
    }

    @Test
    void anAccountWhoseAddressAScenarioChangesIsRemovedAllTheSame() throws Exception {
        AtomicBoolean changed = new AtomicBoolean();
        sandbox.local().sandbox().tell(call -> {
            if (call.operation().equals("GetSecretValue") && changed.compareAndSet(false, true)) {
                changeAddresses();
            }
        });

        Finished run = sandbox.run(include("CallerWithoutTokenIsTurnedAway"));

        assertThat(changed).isTrue();
        assertThat(run.exitCode()).as(run.printed()).isZero();
        assertThat(run.result().at("/results/extra/cleanup/status").asText()).isEqualTo("done");
        assertThat(sandbox.residue()).isEmpty();
    }

    private void changeAddresses() {
        String pool = sandbox.pool();
        sandbox.cognito()
                .listUsers(list -> list.userPoolId(pool))
                .users()
                .forEach(user -> sandbox.cognito()
                        .adminUpdateUserAttributes(update -> update.userPoolId(pool)
                                .username(user.username())
                                .userAttributes(AttributeType.builder()
                                        .name("email")
                                        .value("new-" + user.username() + "@example.org")
                                        .build())));
    }

    @Test
    void eachRequestThatMayMakeDataLeavesATrail() throws Exception {
        Finished run = sandbox.run();

        List<String> trails =
                sandbox.dynamoDb().scanPaginator(scan -> scan.tableName("checkride-runs")).items().stream()
                        .filter(item -> String.valueOf(item.get("pk"))
                                .contains("trail#" + run.execution().arn()))
                        .map(item -> String.valueOf(item.get("trail")))
                        .toList();
        List<JsonNode> mutating = new ArrayList<>();
        for (JsonNode exchange : run.result().findValues("exchanges")) {
            exchange.forEach(one -> mutating.add(one));
        }
        mutating.removeIf(one -> one.path("method").asText().equals("GET"));
        assertThat(mutating).hasSizeGreaterThan(20).allSatisfy(one -> {
            String path = one.path("url").asText().replaceFirst(".*/Prod", "");
            assertThat(trails)
                    .anyMatch(trail -> trail.contains(path)
                            && trail.contains(one.path("method").asText()));
        });
    }

    @Test
    void theResultsAreFilesThatCanBeRead() throws Exception {
        Finished run = sandbox.run();

        Path folder = sandbox.resultFolder(run.keys());
        assertThat(Json.parse(Files.readAllBytes(folder.resolve("plan.json")))).hasSize(11);
        assertThat(Json.parse(Files.readAllBytes(folder.resolve("result.json")))
                        .at("/reportFormat")
                        .asText())
                .isEqualTo("CTRF");
        try (Stream<Path> scenarios = Files.list(folder.resolve("scenarios"))) {
            assertThat(scenarios).hasSize(11);
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        sandbox.run();

        assertThat(sandbox.residue()).isEmpty();
        assertThat(sandbox.lease()).doesNotContain("execution:");
    }

    @Test
    void twoRunsAtTheSameTimeAreBothGreen() throws Exception {
        List<Execution> others = new ArrayList<>();
        Execution first = sandbox.start(
                "at-the-same-time-1",
                Json.object(),
                started -> others.add(sandbox.local().start("at-the-same-time-2", Json.object())));
        Execution second = others.get(0);

        assertThat(first.await().output().orElseThrow().path("verdict").asText())
                .isEqualTo("passed");
        assertThat(second.await().output().orElseThrow().path("verdict").asText())
                .isEqualTo("passed");
        assertThat(first.startDate()).isBefore(second.stopDate().orElseThrow());
        assertThat(second.startDate()).isBefore(first.stopDate().orElseThrow());
        assertThat(sandbox.residue()).isEmpty();
    }

    @Test
    void eachScenarioPassesAlone() throws Exception {
        for (String scenario : scenarioNames()) {
            Finished run = sandbox.run(include(scenario));

            assertThat(run.exitCode()).as(scenario + "\n" + run.printed()).isZero();
            assertThat(run.result().at("/results/summary/suites").asInt()).isEqualTo(1);
        }
        assertThat(sandbox.residue()).isEmpty();
    }

    @Test
    void theOrderDoesNotMatterAtFullConcurrency() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 1; round <= ROUNDS; round++) {
            Finished run = sandbox.run(Json.object().put("maxConcurrency", 11), (keys, event) -> {
                if (event.details().at("/stateExitedEventDetails/name").asText().equals("PlanScenarios")) {
                    shuffle(sandbox.resultFolder(keys).resolve("plan.json"), random);
                }
            });

            assertThat(run.exitCode())
                    .as("round " + round + " of seed " + seed + "\n" + run.printed())
                    .isZero();
        }
        assertThat(sandbox.residue()).isEmpty();
    }

    private static void shuffle(Path plan, Random random) {
        try {
            List<JsonNode> items = new ArrayList<>();
            Json.parse(Files.readAllBytes(plan)).forEach(items::add);
            Collections.shuffle(items, random);
            Files.write(plan, Json.bytes(items));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> scenarioNames() throws InterruptedException {
        Set<String> names = new TreeSet<>();
        sandbox.run()
                .result()
                .at("/results/tests")
                .forEach(test -> names.add(test.path("suite").get(0).asText()));
        assertThat(names).hasSize(11);
        return names;
    }

    private static ObjectNode include(String scenario) {
        ObjectNode request = Json.object();
        request.putArray("include").add(scenario);
        return request;
    }
}
