package dev.checkride.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.infra.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTests {
    @TempDir
    private Path folder;

    @Test
    void theSameInputGivesTheSameTemplatesAndTheSameZips() throws IOException {
        Synthesis.of(folder.resolve("one"), Map.of());
        Synthesis.of(folder.resolve("two"), Map.of());

        assertThat(files(folder.resolve("one"))).isEqualTo(files(folder.resolve("two")));
    }

    @Test
    void anExecutorNextToTheFirstHasAStackOfItsOwnAndTestsItsOwnSample() throws IOException {
        Path configuration = Files.writeString(
                folder.resolve("second.json"), "{\"stacks\": {\"shop\": {}}, \"defaults\": {\"stackName\": \"shop\"}}");

        Synthesis synthesis = Synthesis.of(
                folder.resolve("out"),
                Map.of(
                        "stackName", "Second",
                        "sampleStackName", "shop",
                        "pipelineStackName", "SecondPipeline",
                        "configuration", configuration.toString()));

        JsonNode sample = synthesis.template("CheckrideSample").json();
        assertThat(sample.findValuesAsText("TableName")).containsExactly("shop-users");
        assertThat(synthesis.template("CheckridePipeline").json().findValuesAsText("Input"))
                .singleElement()
                .asString()
                .contains("\"stackName\":\"shop\"");
        assertThat(Template.read(folder.resolve("out/manifest.json"))
                        .json()
                        .path("artifacts")
                        .findValuesAsText("stackName"))
                .containsExactlyInAnyOrder("Second", "shop", "SecondPipeline");
    }

    @Test
    void aProjectThatDoesNotTestTheSampleHasNoPipelineThatDeploysIt() throws IOException {
        Path configuration = Files.writeString(folder.resolve("stock.json"), "{\"stacks\": {\"stock\": {}}}");

        Synthesis.of(folder.resolve("out"), Map.of("configuration", configuration.toString()));

        assertThat(folder.resolve("out"))
                .isDirectoryContaining("glob:**/Checkride.template.json")
                .isDirectoryNotContaining("glob:**/CheckridePipeline.template.json");
    }

    /** The names of zips are the hashes of their contents. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                files.put(name, name.endsWith(".template.json") ? Files.readString(file) : "");
            }
        }
        return files;
    }
}
