package dev.checkride.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.infra.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tools/check-permissions.mjs}, on templates whose functions have called nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionCheckTests {
    private final Path folder;
    private final Template template;

    PermissionCheckTests(@TempDir Path folder) {
        this.folder = folder;
        Executors executors = new Executors(folder);
        executors.in(executors.stack("Checked"), "Tests", builder -> builder);
        executors.synthesise();
        this.template = executors.template("Checked");
    }

    private record Checked(int exitCode, String output) {}

    private Checked check(JsonNode checked, Path calls) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("checked.json"), checked.toString());
        Process node = new ProcessBuilder(
                        "node",
                        Path.of(System.getProperty("checkride.home"), "tools", "check-permissions.mjs")
                                .toString(),
                        file.toString(),
                        calls.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Checked(node.waitFor(), output);
    }

    @Test
    void theConditionsThatAreThereAreKnown() throws Exception {
        assertThat(template.statements())
                .anyMatch(statement ->
                        statement.json().has("Condition") && statement.actions().contains("s3:ListBucket"));

        assertThat(check(template.json(), folder).output())
                .contains("granted and never called: ")
                .doesNotContain("condition");
    }

    @ParameterizedTest
    @CsvSource({
        "s3:ListBucket, StringEquals, aws:SourceVpc",
        "s3:ListBucket, StringNotLike, s3:prefix",
        "dynamodb:BatchWriteItem, StringLike, s3:prefix",
        "cognito-idp:AdminCreateUser, StringEquals, aws:ResourceTag/other"
    })
    void aConditionThatIsNotKnownIsNamed(String action, String operator, String key) throws Exception {
        JsonNode changed = template.json().deepCopy();
        new Template(changed)
                .statements().stream()
                        .filter(statement -> statement.actions().contains(action))
                        .map(statement -> (ObjectNode) statement.json())
                        .forEach(statement -> statement
                                .putObject("Condition")
                                .putObject(operator)
                                .put(key, "value"));

        Checked checked = check(changed, folder);

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.output()).contains(action + ": the condition " + operator + " " + key + " is not known");
    }

    @Test
    void whereNothingWasRecordedAnAbsoluteFolderIsNamed() throws Exception {
        Checked checked = check(template.json(), Path.of("no", "such", "folder"));

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.output())
                .contains("run mvn verify -Dcheckride.calls=\"$PWD/target/calls\"")
                .doesNotContain("node:internal");
    }
}
