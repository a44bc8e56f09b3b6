package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelAndMapTests {
    private static final String WORK =
            "'Type': 'Task', 'Resource': 'arn:aws:lambda:eu-west-1:123456789012:function:work'";

    @Test
    void runsBranchesAtTheSameTimeAndKeepsTheirOrder() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Execution execution = Machines.run(Machines.machine("P", """
                'P': {'Type': 'Parallel', 'Arguments': {'n': '{%% $states.input + 1 %%}'}, 'End': true, 'Branches': [
                  {'StartAt': 'A', 'States': {'A': {%1$s, 'Output': ['a', '{%% $states.input.n %%}'], 'End': true}}},
                  {'StartAt': 'B', 'States': {'B': {%1$s, 'Output': 'b', 'End': true}}}]}
                """.formatted(WORK)), "1", call -> {
            both.countDown();
            assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();
            return call.arguments();
        });

        assertThat(execution.output()).contains(Machines.json("[[\"a\", 2], \"b\"]"));
        assertThat(Machines.types(execution))
                .containsSubsequence("ParallelStateStarted", "ParallelStateSucceeded", "ParallelStateExited");
    }

    @Test
    void endsTheOtherBranchesWhenOneFailsAndLetsTheirTasksRunOn() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch undisturbed = new CountDownLatch(1);
        Execution execution = Machines.run(Machines.machine("P", """
                'P': {'Type': 'Parallel', 'Next': 'Z', 'Catch': [{'ErrorEquals': ['Bad'], 'Next': 'Z'}], 'Branches': [
                  {'StartAt': 'A', 'States': {'A': {%1$s, 'End': true}}},
                  {'StartAt': 'B', 'States': {'B': {%1$s, 'Next': 'B2'}, 'B2': {'Type': 'Succeed'}}}]},
                'Z': {'Type': 'Succeed', 'Output': '{%% $states.input.Error %%}'}
                """.formatted(WORK)), "{}", call -> {
            if (call.stateName().equals("A")) {
                started.await();
                throw new TaskFailedException("Bad", "");
            }
            started.countDown();
            release.await();
            undisturbed.countDown();
            return call.arguments();
        });
        release.countDown();

        assertThat(execution.output()).contains(Machines.json("\"Bad\""));
        assertThat(undisturbed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Machines.types(execution))
                .containsSubsequence(
                        "LambdaFunctionFailed", "TaskStateAborted", "ParallelStateFailed", "ParallelStateExited")
                .doesNotContain("LambdaFunctionSucceeded");
    }

    @Test
    void abortsTheOtherIterationsWhenOneFails() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        Execution execution = Machines.run(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': [0, 1, 2], 'MaxConcurrency': 2, 'End': true,
                  'ItemProcessor': {'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(WORK)), "{}", call -> {
            both.countDown();
            both.await();
            if (call.arguments().asInt() == 0) {
                throw new TaskFailedException("Bad", "");
            }
            never.await();
            return call.arguments();
        });

        assertThat(execution.error()).contains("Bad");
        assertThat(Machines.types(execution))
                .containsSubsequence("TaskStateAborted", "MapIterationAborted", "MapStateFailed", "ExecutionFailed")
                .filteredOn("MapIterationStarted"::equals)
                .hasSize(2);
    }

    @Test
    void triesAWholeMapAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Execution execution = Machines.run(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': [1, 2], 'MaxConcurrency': 1, 'End': true,
                  'Retry': [{'ErrorEquals': ['Bad']}],
                  'ItemProcessor': {'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(WORK)), "{}", call -> {
            if (calls.incrementAndGet() == 2) {
                throw new TaskFailedException("Bad", "");
            }
            return call.arguments();
        });

        assertThat(execution.output()).contains(Machines.json("[1, 2]"));
        assertThat(calls).hasValue(4);
        assertThat(Machines.types(execution))
                .containsSubsequence("MapIterationFailed", "MapStateFailed", "MapStateStarted", "MapStateSucceeded");
    }

    @ParameterizedTest
    @CsvSource({"3, 3, INLINE", "0, 40, INLINE", "99, 40, INLINE", "3, 3, DISTRIBUTED", "50, 50, DISTRIBUTED"})
    void runsNoMoreItemsAtATimeThanIsAllowedAndNoFewer(int asked, int expected, String mode) throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(expected);
        Execution execution =
                Machines.run(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': '{%% [1..120] %%}', 'MaxConcurrency': '{%% %d %%}', 'End': true,
                  'ItemProcessor': {%s,
                  'StartAt': 'I', 'States': {'I': {%s, 'End': true}}}}
                """.formatted(asked, Machines.config(mode), WORK)), "{}", call -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    full.countDown();
                    assertThat(full.await(60, TimeUnit.SECONDS)).isTrue();
                    running.decrementAndGet();
                    return call.arguments();
                });

        assertThat(execution.output().orElseThrow()).hasSize(120);
        assertThat(most).hasValue(expected);
    }

    @Test
    void showsTheItemToTheSelectorAndToTheIteration() throws Exception {
        Execution execution = Machines.run(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': ['a', 'b'], 'End': true,
                  'ItemSelector': {'i': '{% $states.context.Map.Item.Index %}', 'all': '{% $states.input %}'},
                  'ItemProcessor': {'StartAt': 'I', 'States': {
                    'I': {'Type': 'Pass', 'Output': '{% [$states.input, $states.context.Map.Item.Value] %}', 'End': true}}}}
                """), "7");

        assertThat(execution.output())
                .contains(Machines.json("[[{\"i\": 0, \"all\": 7}, \"a\"], [{\"i\": 1, \"all\": 7}, \"b\"]]"));
    }

    @Test
    void keepsTheOrderOfManyItems() throws Exception {
        Execution execution = Machines.run(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': '{% [0..499] %}', 'End': true,
                  'ItemProcessor': {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'End': true}}}}
                """), "{}");

        JsonNode expected = Machines.json(
                IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]")));
        assertThat(execution.output()).contains(expected);
    }
}
