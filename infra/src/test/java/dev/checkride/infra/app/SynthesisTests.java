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
    void anExecutorNextToTheFirstHasAStackOfItsOwn() {
        Synthesis synthesis = Synthesis.of(
                folder.resolve("out"),
                Map.of("stackName", "Second", "sampleStackName", "shop", "pipelineStackName", "SecondPipeline"));

        JsonNode sample = synthesis.template("CheckrideSample").json();
        assertThat(sample.findValuesAsText("TableName")).containsExactly("shop-users");
        assertThat(Template.read(folder.resolve("out/manifest.json"))
                        .json()
                        .path("artifacts")
                        .findValuesAsText("stackName"))
                .containsExactlyInAnyOrder("Second", "shop", "SecondPipeline");
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
