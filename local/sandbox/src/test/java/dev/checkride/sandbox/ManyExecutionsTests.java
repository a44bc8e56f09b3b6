package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.checkride.sandbox.function.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class ManyExecutionsTests {
    private static final int COUNT = 200;
    private static final int CALLERS = 40;
    private static final long MOST_BYTES_EACH = 200_000;
    private static final String DEFINITION = """
            {"QueryLanguage": "JSONata", "StartAt": "All", "States": {"All": {
              "Type": "Map", "Label": "All", "Items": "{% [1..5] %}", "Next": "Last",
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "One", "States": {"One": {
                  "Type": "Task", "Resource": "FUNCTION", "Arguments": "{% $states.input %}", "End": true}}}},
              "Last": {"Type": "Task", "Resource": "FUNCTION", "End": true}}}
            """;

    @Test
    void twoHundredStartedAtOnceAllEndAndLeaveNoThreadAndLittleMemory(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder));
                SfnClient states = new Clients(sandbox).states()) {
            String function = sandbox.functions()
                    .deploy(new FunctionSpec("echo", Duration.ofMinutes(2), (event, context) -> event));
            String machine =
                    sandbox.stepFunctions().createStateMachine("busy", DEFINITION.replace("FUNCTION", function));
            // What is loaded and pooled once is no part of the growth.
            startAll(states, machine, CALLERS);
            awaitEnds(states, machine, CALLERS);
            long before = usedBytes();

            startAll(states, machine, COUNT);
            List<ExecutionListItem> ended = awaitEnds(states, machine, CALLERS + COUNT);

            assertThat(ended).extracting(ExecutionListItem::name).doesNotHaveDuplicates();
            assertThat(ended).allMatch(one -> one.status() == ExecutionStatus.SUCCEEDED);
            await().atMost(Duration.ofMinutes(2)).until(() -> threadsOfExecutions() == 0);
            assertThat(usedBytes() - before).isLessThan(COUNT * MOST_BYTES_EACH);
        }
    }

    private static void startAll(SfnClient states, String machine, int count) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                calls.add(() -> states.startExecution(start -> start.stateMachineArn(machine))
                        .executionArn());
            }
            for (Future<String> call : callers.invokeAll(calls)) {
                call.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static List<ExecutionListItem> awaitEnds(SfnClient states, String machine, int count) {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                states
                                        .listExecutionsPaginator(list -> list.stateMachineArn(machine))
                                        .executions()
                                        .stream()
                                        .toList(),
                        all -> all.size() == count
                                && all.stream().noneMatch(one -> one.status() == ExecutionStatus.RUNNING));
    }

    private static long threadsOfExecutions() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("execution "))
                .count();
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
