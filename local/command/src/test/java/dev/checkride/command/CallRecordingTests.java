package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ConfigurationReader;
import dev.checkride.sandbox.protocol.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRecordingTests {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/checkride-runs";

    @TempDir
    private Path folder;

    @Test
    void eachCallOfAFunctionIsWrittenDownOnce() throws IOException {
        CallRecording recording = new CallRecording(folder.resolve("calls"));

        recording.arriving(call("function-SetUp", "GetItem"));
        recording.arriving(call("function-SetUp", "GetItem"));
        recording.arriving(call("function-TearDown", "GetItem"));
        recording.arriving(call("sandbox", "PutItem"));

        try (Stream<Path> files = Files.list(folder.resolve("calls"))) {
            assertThat(Files.readAllLines(files.findFirst().orElseThrow()))
                    .containsExactly("SetUp\tdynamodb:GetItem\t" + TABLE, "TearDown\tdynamodb:GetItem\t" + TABLE);
        }
    }

    @Test
    void aFunctionSignsWithAKeyOfItsOwnUnlessItCallsAws() {
        assertThat(signed(Map.of("AWS_ACCESS_KEY_ID", "sandbox"))).isEqualTo("function-SetUp");
        assertThat(signed(Map.of("AWS_ACCESS_KEY_ID", "AKIA", Settings.OWN_ENDPOINT, "http://127.0.0.1:1")))
                .isEqualTo("AKIA");
    }

    private static String signed(Map<String, String> variables) {
        Configuration configuration =
                ConfigurationReader.read("{\"stacks\": {\"shop\": {}}}".getBytes(StandardCharsets.UTF_8));
        Settings settings =
                new Settings(variables, configuration, CallRecordingTests.class.getClassLoader(), Clock.systemUTC());
        return String.valueOf(CallRecording.signedBy(ExecutorFunction.SET_UP, settings)
                .variables()
                .get("AWS_ACCESS_KEY_ID"));
    }

    private static Call call(String caller, String operation) {
        return new Call("dynamodb", operation, "dynamodb:" + operation, TABLE, caller);
    }

    @Test
    void everyFunctionIsToldApart() {
        assertThat(List.of(ExecutorFunction.values()))
                .extracting(ExecutorFunction::functionName)
                .doesNotHaveDuplicates();
    }
}
