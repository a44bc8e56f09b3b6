package dev.checkride.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProcessFunctionTests {
    private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:small";

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aProcessStaysForTheNextInvocationAndItsHeapIsPartOfTheMemory() throws Exception {
        try (ProcessFunction function = function("small", 1)) {
            JsonNode first = Json.parse(invoke(function, "one"));
            JsonNode second = Json.parse(invoke(function, "two"));

            assertThat(second).isEqualTo(first);
            assertThat(first.path(1).asInt()).isBetween(150, 200 * 85 / 100);
            assertThat(function.times().starts()).hasSize(1);
            assertThat(function.times().first()).hasSize(1);
            assertThat(function.times().warm()).hasSize(1);
            awaitLog("asked for one");
            assertThat(process(first)).matches(ProcessHandle::isAlive);
        }
    }

    @Test
    void aProcessWithASnapshotIsRestoredByItsFirstInvocation() throws Exception {
        try (ProcessFunction function = function("small", client().with(RuntimeClient.Initialization.SNAP_START), 1)) {
            JsonNode first = Json.parse(invoke(function, "one"));
            JsonNode second = Json.parse(invoke(function, "two"));

            assertThat(second).isEqualTo(first);
            assertThat(function.times().starts()).hasSize(1);
        }
        awaitLog("restored: 200");
        awaitLog("asked for one");
        awaitLog("asked for two");
    }

    @Test
    void closingEndsAProcessThatWaitsToBeRestored() throws Exception {
        ProcessSpec spec = spec("small", client().with(RuntimeClient.Initialization.SNAP_START), 1);
        Environment waiting = Environment.start(FunctionCommand.of(spec), threads, log::add);

        assertThat(waiting.awaitReady()).isTrue();
        waiting.close();

        assertThat(log).doesNotContain("restored: 200");
    }

    @Test
    void closingEndsTheProcesses() throws Exception {
        ProcessHandle process;
        try (ProcessFunction function = function("small", 1)) {
            process = process(Json.parse(invoke(function, "one")));
        }
        assertThat(process.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
    }

    @Test
    void anErrorIsReportedAsTheRuntimeClientTellsIt() throws Exception {
        try (ProcessFunction function = function("small", 1)) {
            assertThatExceptionOfType(FunctionFailure.class)
                    .isThrownBy(() -> invoke(function, "fail"))
                    .satisfies(failure -> assertThat(new String(failure.json(), StandardCharsets.UTF_8))
                            .isEqualTo("{\"errorMessage\":\"no\",\"errorType\":\"Sad\",\"stackTrace\":[\"here\"]}"));
        }
    }

    @Test
    void aProcessThatEndsFailsItsInvocationAndTheNextGetsAnother() throws Exception {
        try (ProcessFunction function = function("small", 1)) {
            JsonNode before = Json.parse(invoke(function, "one"));

            assertThatExceptionOfType(FunctionFailure.class)
                    .isThrownBy(() -> invoke(function, "exit"))
                    .withMessage("RequestId: exit Error: Runtime exited with error: exit status 3")
                    .satisfies(failure -> assertThat(failure.errorType()).isEqualTo("Runtime.ExitError"));
            assertThatExceptionOfType(FunctionFailure.class)
                    .isThrownBy(() -> invoke(function, "kill"))
                    .withMessage("RequestId: kill Error: Runtime exited with error: signal: killed");
            assertThat(Json.parse(invoke(function, "two")).path(0)).isNotEqualTo(before.path(0));
            assertThat(function.times().starts()).hasSize(3);
        }
    }

    @Test
    void aProcessThatEndsWhileItIsIdleCostsNoInvocation() throws Exception {
        try (ProcessFunction function = function("small", 1)) {
            ProcessHandle idle = process(Json.parse(invoke(function, "one")));
            idle.destroyForcibly();
            idle.onExit().get(1, TimeUnit.MINUTES);

            assertThat(process(Json.parse(invoke(function, "two")))).isNotEqualTo(idle);
            assertThat(function.times().starts()).hasSize(2);
        }
    }

    @Test
    void whatCannotBeMadeFailsWithItsOwnError() throws Exception {
        try (ProcessFunction function = function("broken", 1)) {
            assertThatExceptionOfType(FunctionFailure.class)
                    .isThrownBy(() -> invoke(function, "one"))
                    .withMessage("cannot be made")
                    .satisfies(failure -> assertThat(failure.errorType()).isEqualTo("Broken"));
        }
    }

    @Test
    void anInvocationThatIsGivenUpTakesItsProcessWithIt() throws Exception {
        try (ProcessFunction function = function("small", 1)) {
            ProcessHandle process = process(Json.parse(invoke(function, "one")));
            Future<byte[]> waiting = threads.submit(() -> invoke(function, "wait"));

            awaitLog("waiting");
            waiting.cancel(true);

            assertThat(process.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
            assertThat(invoke(function, "two")).isNotEmpty();
        }
    }

    @Test
    void anInvocationHasAProcessToItselfAndEndsWithTheFunction() throws Exception {
        Future<byte[]> waiting;
        try (ProcessFunction function = function("small", 2)) {
            waiting = threads.submit(() -> invoke(function, "wait"));
            awaitLog("waiting");

            assertThat(invoke(function, "one")).isNotEmpty();
            assertThat(invoke(function, "two")).isNotEmpty();
            assertThat(function.times().starts()).hasSize(2);
        }
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waiting.get(1, TimeUnit.MINUTES))
                .withCauseInstanceOf(FunctionFailure.class);
    }

    @Test
    void whatAnInvocationPrintsIsCut() throws Exception {
        try (ProcessFunction function = function("small", 1)) {
            invoke(function, "shout");
            // Until the next invocation begins nothing more is taken, however much is still on its way.
            assertThat(linesUntil("[cut: an invocation may print 256 KiB here]")
                            .mapToInt(String::length)
                            .sum())
                    .isBetween(256 * 1024, 257 * 1024);

            invoke(function, "one");
            awaitLog("asked for one");
        }
    }

    private ProcessFunction function(String handler, int most) throws IOException {
        return function(handler, client(), most);
    }

    private ProcessFunction function(String handler, RuntimeClient client, int most) throws IOException {
        return ProcessFunction.of(spec(handler, client, most), threads, log::add);
    }

    private ProcessSpec spec(String handler, RuntimeClient client, int most) {
        return new ProcessSpec("small", handler, folder, folder, client, 200, Map.of(), most);
    }

    private static RuntimeClient client() {
        return RuntimeClient.of(SmallRuntimeClient.class);
    }

    private void awaitLog(String text) throws InterruptedException {
        assertThat(linesUntil(text)).isNotEmpty();
    }

    private Stream<String> linesUntil(String text) throws InterruptedException {
        Stream.Builder<String> lines = Stream.builder();
        for (String line = ""; !line.equals(text); lines.add(line)) {
            line = String.valueOf(log.poll(1, TimeUnit.MINUTES));
            assertThat(line).as("a line of the log within a minute").isNotEqualTo("null");
        }
        return lines.build();
    }

    private static byte[] invoke(ProcessFunction function, String event) throws FunctionFailure {
        return function.invoke(
                ("\"" + event + "\"").getBytes(StandardCharsets.UTF_8),
                new InvocationContext(event, ARN, Instant.now().plusSeconds(60)));
    }

    private static ProcessHandle process(JsonNode answer) {
        return ProcessHandle.of(answer.path(0).asLong()).orElseThrow();
    }
}
