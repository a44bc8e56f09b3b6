package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedriveTests {
    private static final String WORK =
            "'Type': 'Task', 'Resource': 'arn:aws:lambda:eu-west-1:123456789012:function:work'";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> broken = new ConcurrentHashMap<>();

    @Test
    void aTaskThatFailedIsScheduledAgainAndTheStatesBeforeItAreNot() throws Exception {
        broken.put("\"b\"", true);
        Execution execution = start("""
                'A': {%1$s, 'Arguments': 'a', 'Assign': {'x': '{%% $states.result %%}'}, 'Next': 'B'},
                'B': {%1$s, 'Arguments': 'b', 'Output': '{%% [$x, $states.result] %%}', 'End': true}
                """.formatted(WORK));
        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.FAILED);

        broken.clear();
        execution.redrive();

        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).hasToString("Optional[[\"a\",\"b\"]]");
        assertThat(calls).containsExactly("\"a\"", "\"b\"", "\"b\"");
        assertThat(execution.error()).isEmpty();
        assertThat(execution.redriveCount()).isEqualTo(1);
        assertThat(execution.redriveDate()).isPresent();
        List<String> types = Machines.types(execution);
        assertThat(types.subList(types.indexOf("ExecutionFailed"), types.size()))
                .containsExactly(
                        "ExecutionFailed",
                        "ExecutionRedriven",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(Machines.details(execution, "ExecutionRedriven"))
                .isEqualTo(Machines.json("{\"executionRedrivenEventDetails\": {\"redriveCount\": 1}}"));
    }

    @Test
    void retriesCountAnewAndTheContextTellsOfTheRedrive() throws Exception {
        broken.put("0", true);
        Execution execution = start("""
                'A': {%s, 'Arguments': '{%% $states.context.Execution.RedriveCount %%}', 'End': true,
                  'Retry': [{'ErrorEquals': ['States.ALL'], 'MaxAttempts': 2}],
                  'Output': '{%% $exists($states.context.Execution.RedriveTime) %%}'}
                """.formatted(WORK));
        execution.await();
        broken.put("1", true);
        execution.redrive();
        execution.await();
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[true]");
        assertThat(calls).containsExactly("0", "0", "0", "1", "1", "1", "2");
        assertThat(execution.redriveCount()).isEqualTo(2);
    }

    @Test
    void aFailIsEnteredAndFailsAgain() throws Exception {
        Execution execution = start("'A': {'Type': 'Fail', 'Error': 'E', 'Cause': 'c'}");
        execution.await();

        execution.redrive();

        assertThat(execution.await().error()).contains("E");
        assertThat(Machines.types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "FailStateEntered",
                        "ExecutionFailed",
                        "ExecutionRedriven",
                        "FailStateEntered",
                        "ExecutionFailed");
    }

    @Test
    void onlyTheBranchesThatDidNotSucceedRunAgain() throws Exception {
        broken.put("\"b\"", true);
        CountDownLatch first = new CountDownLatch(1);
        Execution execution = Machines.start(Machines.machine("P", """
                'P': {'Type': 'Parallel', 'End': true, 'Branches': [
                  {'StartAt': 'A', 'States': {'A': {%1$s, 'Arguments': 'a', 'End': true}}},
                  {'StartAt': 'B', 'States': {'B': {%1$s, 'Arguments': 'b', 'End': true}}}]}
                """.formatted(WORK)), "{}", call -> {
            if (call.stateName().equals("B")) {
                // The other branch must be done, or it would be aborted and hence run again.
                first.await();
            }
            return work(call);
        });
        execution.listen(event -> {
            if (event.type().equals("TaskStateExited")) {
                first.countDown();
            }
        });
        execution.await();
        broken.clear();
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[[\"a\",\"b\"]]");
        assertThat(calls).containsExactly("\"a\"", "\"b\"", "\"b\"");
        assertThat(Machines.types(execution)).containsOnlyOnce("ParallelStateStarted", "ParallelStateExited");
    }

    @Test
    void onlyTheIterationsThatDidNotSucceedRunAgain() throws Exception {
        broken.put("2", true);
        Execution execution = start("""
                'M': {'Type': 'Map', 'Items': '{%% [1..4] %%}', 'MaxConcurrency': 1, 'End': true, 'ItemProcessor': {%s,
                  'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(Machines.config("INLINE"), WORK));
        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.FAILED);
        broken.clear();
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[[1,2,3,4]]");
        assertThat(calls).containsExactly("1", "2", "2", "3", "4");
    }

    @Test
    void aDistributedMapRedrivesTheChildrenThatFailedAndStartsThoseThatNeverRan() throws Exception {
        broken.put("2", true);
        Execution execution = start("""
                'M': {'Type': 'Map', 'Items': '{%% [1..4] %%}', 'MaxConcurrency': 1, 'End': true, 'ItemProcessor': {%s,
                  'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(Machines.config("DISTRIBUTED"), WORK));
        assertThat(execution.await().error()).contains("States.ExceedToleratedFailureThreshold");
        MapRun run = execution.mapRuns().get(0);
        assertThat(run.executionCounts()).isEqualTo(new MapRunCounts(4, 0, 0, 1, 1, 0, 2, 0));
        Execution failed = run.children().get(0);
        broken.clear();
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[[1,2,3,4]]");
        assertThat(calls).containsExactly("1", "2", "2", "3", "4");
        assertThat(execution.mapRuns()).containsExactly(run);
        assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(run.redriveCount()).isEqualTo(1);
        assertThat(run.executionCounts()).isEqualTo(new MapRunCounts(4, 0, 0, 4, 0, 0, 0, 0));
        assertThat(run.remembered()).hasSize(4).contains(failed);
        assertThat(Machines.types(failed)).contains("ExecutionFailed", "ExecutionRedriven", "ExecutionSucceeded");
        assertThat(Machines.types(execution)).containsOnlyOnce("MapRunStarted", "MapRunRedriven", "MapRunSucceeded");
        assertThatIllegalStateException().isThrownBy(failed::redrive).withMessageContaining("by itself");
    }

    @Test
    void aChildThatSucceedsWhenItsMapHasFailedAlreadyIsNotRunAgain() throws Exception {
        broken.put("\"a\"", true);
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch secondIsDone = new CountDownLatch(1);
        Execution execution = Machines.start(
                Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': ['a', 'b'], 'MaxConcurrency': 2, 'End': true, 'ItemProcessor': {%s,
                  'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(Machines.config("DISTRIBUTED"), WORK)), "{}", call -> {
                    heard.await();
                    if (call.arguments().asText().equals("a")) {
                        secondIsDone.await();
                    }
                    return work(call);
                });
        execution.listen(event -> {
            if (event.type().equals("MapRunStarted")) {
                execution.mapRuns().get(0).listen(child -> holdTheSecond(child, secondIsDone));
            }
        });
        heard.countDown();
        assertThat(execution.await().error()).contains("States.ExceedToleratedFailureThreshold");
        MapRun run = execution.mapRuns().get(0);
        assertThat(run.executionCounts()).isEqualTo(new MapRunCounts(2, 0, 0, 1, 1, 0, 0, 0));
        broken.clear();
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[[\"a\",\"b\"]]");
        assertThat(calls).containsExactlyInAnyOrder("\"a\"", "\"b\"", "\"a\"");
        assertThat(run.executionCounts()).isEqualTo(new MapRunCounts(2, 0, 0, 2, 0, 0, 0, 0));
        assertThat(run.itemCounts()).isEqualTo(new MapRunCounts(2, 0, 0, 2, 0, 0, 0, 0));
    }

    /** Holds the child back, when nothing but its end is left to do, until its Map has failed. */
    private static void holdTheSecond(Execution child, CountDownLatch done) {
        child.listen(event -> {
            if (event.type().equals("TaskStateExited") && child.input().asText().equals("b")) {
                done.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException mapHasFailed) {
                    assertThat(child.status()).isEqualTo(ExecutionStatus.RUNNING);
                }
            }
        });
    }

    @Test
    void aStoppedExecutionGoesOnWhereItWas() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution = Machines.start(
                Machines.machine("A", "'A': {%s, 'Arguments': 'a', 'End': true}".formatted(WORK)), "{}", call -> {
                    if (running.getCount() > 0) {
                        running.countDown();
                        never.await();
                    }
                    return work(call);
                });
        running.await();
        execution.stop("E", "c");
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[\"a\"]");
        assertThat(execution.cause()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'A': {%s, 'End': true}",
                "'A': {'Type': 'Map', 'Items': [7], 'End': true, 'ItemProcessor': {'StartAt': 'I',"
                        + " 'States': {'I': {%s, 'End': true}}}}",
                "'A': {'Type': 'Parallel', 'End': true, 'Branches': [{'StartAt': 'I',"
                        + " 'States': {'I': {%s, 'End': true}}}]}"
            })
    void aLastStateThatWasLeftBeforeTheStopIsNotRunAgain(String states) throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        Execution execution = Machines.start(Machines.machine("A", states.formatted(WORK)), "7", call -> {
            heard.await();
            return work(call);
        });
        execution.listen(event -> {
            if (event.type().equals("TaskStateExited")) {
                execution.stop(null, null);
            }
        });
        heard.countDown();
        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.ABORTED);
        execution.redrive();

        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(calls).containsExactly("7");
        assertThat(Machines.types(execution)).containsOnlyOnce("TaskStateExited");
    }

    @ParameterizedTest
    @CsvSource({"ParallelStateSucceeded,", "MapStateSucceeded, INLINE", "MapRunSucceeded, DISTRIBUTED"})
    void whatWasDoneWithinAStateBeforeTheStopIsNotRunAgain(String done, @Nullable String mode) throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        String inner = "'StartAt': 'I', 'States': {'I': {%s, 'End': true}}".formatted(WORK);
        String state = mode == null
                ? "'Type': 'Parallel', 'Branches': [{%s}]".formatted(inner)
                : "'Type': 'Map', 'Items': [7], 'ItemProcessor': {%s, %s}".formatted(Machines.config(mode), inner);
        Execution execution = Machines.start(Machines.machine("A", "'A': {'End': true, " + state + "}"), "7", call -> {
            heard.await();
            return work(call);
        });
        execution.listen(event -> {
            if (event.type().equals(done) && execution.redriveCount() == 0) {
                execution.stop(null, null);
            }
        });
        heard.countDown();
        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.ABORTED);
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[[7]]");
        assertThat(calls).containsExactly("7");
    }

    @Test
    void aMapWhoseOutputCannotBeMadeRunsAllItsItemsAgain() throws Exception {
        Execution execution = start("""
                'M': {'Type': 'Map', 'Items': [1, 2], 'MaxConcurrency': 1, 'End': true,
                  'Output': '{%% $states.context.Execution.RedriveCount = 1 ? "well" : $error("not yet") %%}',
                  'ItemProcessor': {'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(WORK).replace("\"", "\\\""));
        assertThat(execution.await().error()).contains("States.QueryEvaluationError");
        execution.redrive();

        assertThat(execution.await().output()).hasToString("Optional[\"well\"]");
        assertThat(calls).containsExactly("1", "2", "1", "2");
    }

    @Test
    void theTimeoutOfAnEarlierRunDoesNotEndTheOneAfterARedrive() throws Exception {
        broken.put("{}", true);
        CountDownLatch go = new CountDownLatch(1);
        Execution execution =
                Machines.start(Machines.machine("A", "'A': {%s, 'End': true}".formatted(WORK)), "{}", call -> {
                    if (!broken.containsKey("{}")) {
                        go.await();
                    }
                    return work(call);
                });
        execution.await();
        broken.clear();
        execution.redrive();
        execution.timeOut(0);
        go.countDown();

        assertThat(execution.await().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whatRunsOrHasSucceededIsNotRedriven() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Execution execution =
                Machines.start(Machines.machine("A", "'A': {%s, 'End': true}".formatted(WORK)), "{}", call -> {
                    go.await();
                    return work(call);
                });
        assertThatIllegalStateException().isThrownBy(execution::redrive).withMessageContaining("RUNNING");
        go.countDown();
        execution.await();
        assertThatIllegalStateException().isThrownBy(execution::redrive).withMessageContaining("SUCCEEDED");
        assertThat(execution.redriveCount()).isZero();
    }

    @Test
    void whatIsJustAboutToEndIsNotRedriven() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        Execution execution =
                Machines.start(Machines.machine("A", "'A': {%s, 'End': true}".formatted(WORK)), "{}", call -> {
                    heard.await();
                    return work(call);
                });
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        Thread redriver = new Thread(() -> refusal.set(catchThrowable(execution::redrive)));
        execution.listen(event -> {
            if (event.type().equals("TaskStateExited")) {
                redriver.start();
                while (!isOverOrWaitsForThisThread(redriver)) {
                    Thread.onSpinWait();
                }
                execution.stop(null, null);
            }
        });
        heard.countDown();
        execution.await();
        redriver.join();

        assertThat(refusal.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ExecutionStatus.RUNNING.name());
        assertThat(execution.redriveCount()).isZero();
    }

    private static boolean isOverOrWaitsForThisThread(Thread other) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(other.getId());
        return info == null || info.getLockOwnerId() == Thread.currentThread().getId();
    }

    private Execution start(String states) {
        String first = states.strip().substring(1, 2);
        return Machines.start(Machines.machine(first, states), "{}", this::work);
    }

    private JsonNode work(TaskCall call) throws TaskFailedException {
        calls.add(call.arguments().toString());
        if (broken.containsKey(call.arguments().toString())) {
            throw new TaskFailedException("Broken", "at " + call.arguments());
        }
        return call.arguments();
    }
}
