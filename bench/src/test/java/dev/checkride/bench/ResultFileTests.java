package dev.checkride.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTests {
    private static final ResultFile FILE =
            new ResultFile(Instant.parse("2026-03-01T10:20:30Z"), 5, SomeResults.RESULTS);

    @TempDir
    private Path folder;

    @Test
    void holdsEverySampleAndWhatWasReached() {
        JsonNode figure = FILE.json().at("/benchmarks/0/figures/1");

        assertThat(figure.at("/measured/samples")).hasSize(3);
        assertThat(figure.at("/measured/unit").asText()).isEqualTo("seconds");
        assertThat(figure.at("/beside/name").asText()).isEqualTo("the console launcher");
        assertThat(figure.at("/beside/median").asDouble()).isEqualTo(1.02);
        assertThat(figure.at("/ratio").asDouble()).isBetween(1.28, 1.29);
        assertThat(figure.at("/ratios/samples")).hasSize(3);
        assertThat(figure.at("/target/kind").asText()).isEqualTo("atMostTimes");
        assertThat(figure.at("/target/limit").asDouble()).isEqualTo(1.1);
        assertThat(figure.at("/verdict").asText()).isEqualTo("missed");
    }

    @Test
    void saysWhyAPeerIsAbsent() {
        JsonNode figure = FILE.json().at("/benchmarks/0/figures/2");

        assertThat(figure.at("/beside/absent").asText()).isEqualTo("no folder ../shared/ancestor");
        assertThat(figure.at("/verdict").asText()).isEqualTo("not_judged");
    }

    @Test
    void isNamedByTheTimeOfTheBeginning() throws Exception {
        Path written = FILE.writeBelow(folder.resolve("bench"));

        assertThat(written).isEqualTo(folder.resolve("bench").resolve("20260301-102030.json"));
        assertThat(new ObjectMapper().readTree(written.toFile()).path("rounds").asInt())
                .isEqualTo(5);
    }
}
