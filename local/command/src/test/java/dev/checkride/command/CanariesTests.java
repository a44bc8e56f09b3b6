package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The search that every test with a sandbox ends with: it must find what is there. */
class CanariesTests {
    private static final String SECRET = "pass<\"word\">&'\\ 4711";

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "pass%3C%22word%22%3E%26%27%5C+4711",
                "pass<\\\"word\\\">&'\\\\ 4711",
                "pass<\\\\\\\"word\\\\\\\">&'\\\\\\\\ 4711",
                "pass&lt;&quot;word&quot;&gt;&amp;'\\ 4711"
            })
    void aSecretIsFoundInEachForm(String form) {
        Canaries canaries = new Canaries();
        canaries.add(SECRET);

        assertThat(canaries.in(form)).isPresent();
        assertThat(canaries.in("x".repeat(1_000) + form + "y".repeat(1_000))).isPresent();
        assertThat(canaries.in(form.substring(1))).isEmpty();
        assertThat(canaries.in(form).orElseThrow()).doesNotContain("word");
    }

    @Test
    void aSecretIsFoundInBase64WhereverItBegins() {
        Canaries canaries = new Canaries();
        canaries.add(SECRET);

        for (String before : List.of("", "a", "ab", "abc")) {
            byte[] text = (before + SECRET + "!").getBytes(StandardCharsets.UTF_8);
            assertThat(canaries.in("x" + Base64.getEncoder().encodeToString(text)))
                    .isPresent();
            assertThat(canaries.in(Base64.getUrlEncoder().encodeToString(text))).isPresent();
        }
    }

    @Test
    void aSecretThatWasPlantedAnywhereIsFoundWhenTheSandboxIsClosed() throws Exception {
        List<LocalContext.Log> logs = new ArrayList<>();
        LocalRunFixture sandbox = LocalRunFixture.hosted(data, log -> {
            logs.add(log);
            return FunctionHost.thisProcess(log);
        });
        sandbox.plantSecret(SECRET);
        ObjectNode request = Json.object().put("stackName", "none");
        request.putObject("origin").put("note", SECRET);
        sandbox.local().start("leaking", request).await();
        logs.get(0).line("a function", "says " + SECRET);
        Files.writeString(data.resolve("s3/results/leak.txt"), SECRET);
        sandbox.dynamoDb()
                .putItem(put ->
                        put.tableName("checkride-runs").item(Map.of("pk", AttributeValue.fromS("trail#" + SECRET))));

        assertThatThrownBy(sandbox::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the history of leaking")
                .hasMessageContaining("what was printed or logged")
                .hasMessageContaining("results/leak.txt")
                .hasMessageContaining("the runs table")
                .hasMessageNotContaining("4711");
    }
}
