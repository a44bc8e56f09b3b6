package dev.checkride.infra.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.checkride.infra.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTests {
    @TempDir
    private Path folder;

    @Test
    void aMissingConfigurationIsNamed() {
        refused(Map.of("configuration", folder.resolve("none.json").toString()), "none.json cannot be read");
    }

    @Test
    void aMalformedConfigurationIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"stacks\": ");

        refused(Map.of("configuration", file.toString()), "bad.json: checkride.json");
    }

    @Test
    void aConfigurationThatDoesNotFitIsNamedWithItsField() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), "{\"stacks\": {\"shop\": {\"table\": []}}}");

        refused(Map.of("configuration", file.toString()), "wrong.json: checkride.json: /stacks/shop");
    }

    @Test
    void aScenarioJarThatDoesNotExistIsNamed() {
        refused(Map.of("scenarios", folder.resolve("none.jar").toString()), "none.jar do not exist");
    }

    @Test
    void aScenarioJarWithoutScenariosIsNamed() throws IOException {
        refused(Map.of("scenarios", jar("empty.jar", "other").toString()), "empty.jar holds no scenarios");
    }

    @Test
    void aMarkedJarWithoutScenariosIsNamed() throws IOException {
        refused(Map.of("scenarios", jar("marked.jar", "META-INF/checkride").toString()), "marked.jar: ");
    }

    @Test
    void whatIsNoJarIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("text.jar"), "no jar");

        refused(Map.of("scenarios", file.toString()), "text.jar is not a jar");
    }

    @Test
    void aModuleThatIsNotBuiltIsNamed() {
        refused(Map.of("scenarios", folder.toString()), "target holds no jar with a file META-INF/checkride");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "under_score", "umlaut-ä", "-"})
    void aStackNameThatCloudFormationRefusesIsNamed(String name) {
        refused(Map.of("stackName", name), "\"" + name + "\" is not a name that CloudFormation takes for a stack");
        refused(Map.of("sampleStackName", name), "\"" + name + "\"");
        refused(Map.of("pipelineStackName", name), "\"" + name + "\"");
    }

    @Test
    void aConnectionWithoutARepositoryIsNamed() {
        refused(Map.of("connection", "arn:aws:codeconnections:eu-central-1:111122223333:connection/1"), "repository");
    }

    @Test
    void aSampleThatTheConfigurationDoesNotListIsNamed() {
        refused(Map.of("sampleStackName", "shop"), "\"shop\" is not among the stacks of ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampleStackName", "pipelineStackName", "connection"})
    void aPipelineThatCannotTestWhatItDeploysIsNamedWhereSomebodyAsksForIt(String option) throws IOException {
        Path file = Files.writeString(folder.resolve("stock.json"), "{\"stacks\": {\"stock\": {}}}");

        refused(Map.of("configuration", file.toString(), option, "shop"), " is not among the stacks of ");
    }

    private void refused(Map<String, Object> context, String part) {
        assertThatThrownBy(() -> Synthesis.of(folder.resolve("out"), context))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(
                        thrown -> assertThat(thrown.getMessage()).contains(part).doesNotContain("\n"));
    }

    private Path jar(String name, String entry) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar))) {
            content.putNextEntry(new ZipEntry(entry));
            content.closeEntry();
        }
        return jar;
    }
}
