package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.command.LocalRunFixture.Finished;
import dev.checkride.executor.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of many scenarios, of which some are red, flaky or skipped. {@code -Dcheckride.scenarios} says how many; the files of
 * its result stay in {@code target/results}, for whoever opens them in a browser or validates them.
 */
class ManyScenariosTests {
    private static final int SCENARIOS = Integer.getInteger("checkride.scenarios", 40);
    private static final Path RESULTS = Path.of("target", "results");

    private static final String HEAD = """
            package dev.checkride.many;

            import static org.assertj.core.api.Assertions.assertThat;
            import static org.junit.jupiter.api.Assumptions.assumeTrue;

            import dev.checkride.api.ApiClient;
            import dev.checkride.api.ApiResponse;
            import dev.checkride.api.As;
            import dev.checkride.api.Scenario;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.junit.jupiter.api.Disabled;
            import org.junit.jupiter.api.Test;
            """;

    private static final String SCENARIO = """
            @Scenario
            class NAME {
                private static final AtomicInteger CALLS = new AtomicInteger();

                @Test
                void KIND(@As("regular") ApiClient api) {
                    BODY
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void eachHasItsRowAndTheFilesAreWhole() throws Exception {
        StringBuilder source = new StringBuilder(HEAD);
        IntStream.range(0, SCENARIOS).forEach(i -> source.append(scenario(i)));
        ClassLoader scenarios = CompiledScenarios.in(folder, "Many", source.toString());
        try (LocalRunFixture sandbox = LocalRunFixture.withScenarios(folder.resolve("data"), scenarios)) {
            ObjectNode request = Json.object().put("retries", 1).put("maxConcurrency", 40);
            request.putArray("include").add("dev.checkride.many.*");

            Finished run = sandbox.run(request);

            assertThat(run.verdict()).isEqualTo("tests failed");
            assertThat(run.result().at("/results/tests")).hasSize(SCENARIOS);
            assertThat(rows(run, "assertion")).isEqualTo(kinds("isRed"));
            assertThat(rows(run, "skipped")).isEqualTo(kinds("isSkipped"));
            assertThat(rows(run, "not run")).isEqualTo(kinds("isDisabled"));
            assertThat(run.result().at("/results/summary/flaky").asLong()).isEqualTo(kinds("isFlaky"));
            assertThat(run.printed()).contains("expected: 200 but was: 403 (status of the list of users)");
            Files.createDirectories(RESULTS);
            for (String file : List.of("report.html", "junit.xml", "result.json")) {
                Path stored = sandbox.resultFolder(run.keys()).resolve(file);
                assertThat(stored).isNotEmptyFile();
                Files.copy(stored, RESULTS.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(sandbox.residue()).isEmpty();
        }
    }

    private static String scenario(int number) {
        String kind = kind(number);
        String body = switch (kind) {
            case "isRed" ->
                "ApiResponse users = api.get(\"/users\");\n"
                        + "assertThat(users.status()).as(\"status of the list of users\").isEqualTo(200);";
            case "isFlaky" -> "assertThat(CALLS.incrementAndGet()).as(\"calls\").isEqualTo(2);";
            case "isSkipped" -> "assumeTrue(CALLS.get() == 1);";
            default -> "assertThat(api).isNotNull();";
        };
        String name = String.format(Locale.ROOT, "Scenario%04d", number);
        String made = SCENARIO.replace("NAME", name).replace("KIND", kind).replace("BODY", body);
        return kind.equals("isDisabled") ? made.replace("@Test", "@Disabled(\"not yet\") @Test") : made;
    }

    private static String kind(int number) {
        return switch (number % 20) {
            case 3 -> "isRed";
            case 7 -> "isFlaky";
            case 11 -> "isSkipped";
            case 13 -> "isDisabled";
            default -> "isGreen";
        };
    }

    private static long kinds(String kind) {
        return IntStream.range(0, SCENARIOS)
                .filter(number -> kind(number).equals(kind))
                .count();
    }

    private static long rows(Finished run, String status) {
        long rows = 0;
        for (JsonNode row : run.result().at("/results/tests")) {
            rows += row.path("rawStatus").asText().equals(status) ? 1 : 0;
        }
        return rows;
    }
}
