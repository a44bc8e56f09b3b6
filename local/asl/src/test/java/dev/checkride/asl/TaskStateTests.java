package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStateTests {
    private static final String INVOKE = "'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke'";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:work";

    @Test
    void callsTheServiceWithItsArguments() throws Exception {
        List<TaskCall> calls = new CopyOnWriteArrayList<>();
        Execution execution = Machines.run(Machines.machine("T", """
                'T': {%s, 'Arguments': {'FunctionName': 'f', 'Payload': '{%% $states.input %%}'},
                  'Credentials': {'RoleArn': '{%% $states.input.role %%}'}, 'TimeoutSeconds': '{%% 30 %%}',
                  'Output': {'got': '{%% $states.result.Payload %%}'}, 'Assign': {'v': '{%% $states.result %%}'},
                  'End': true}
                """.formatted(INVOKE)), "{\"role\": \"r\"}", call -> {
            calls.add(call);
            return Machines.json("{\"Payload\": 42}");
        });

        assertThat(execution.output()).contains(Machines.json("{\"got\": 42}"));
        assertThat(calls)
                .containsExactly(new TaskCall(
                        "arn:aws:states:::lambda:invoke",
                        Machines.json("{\"FunctionName\": \"f\", \"Payload\": {\"role\": \"r\"}}"),
                        execution.arn(),
                        "T",
                        "r"));
        assertThat(Machines.types(execution))
                .containsSubsequence(
                        "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited");
        JsonNode scheduled = Machines.details(execution, "TaskScheduled").path("taskScheduledEventDetails");
        assertThat(scheduled.path("resourceType").asText()).isEqualTo("lambda");
        assertThat(scheduled.path("resource").asText()).isEqualTo("invoke");
        assertThat(scheduled.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(scheduled.path("timeoutInSeconds").asInt()).isEqualTo(30);
        assertThat(scheduled.at("/taskCredentials/roleArn").asText()).isEqualTo("r");
    }

    @Test
    void callsAFunctionByItsArnWithTheInput() throws Exception {
        Execution execution = Machines.run(
                Machines.machine("T", "'T': {'Type': 'Task', 'Resource': '" + FUNCTION + "', 'End': true}"),
                "{\"a\": 1}",
                TaskCall::arguments);

        assertThat(execution.output()).contains(Machines.json("{\"a\": 1}"));
        assertThat(Machines.types(execution))
                .containsSubsequence("LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded");
    }

    @Test
    void triesAgainAfterGrowingIntervals() throws Exception {
        List<Duration> waits = new ArrayList<>();
        Execution execution = runFailing("""
                'Retry': [
                  {'ErrorEquals': ['Other'], 'MaxAttempts': 9},
                  {'ErrorEquals': ['Busy'], 'IntervalSeconds': 2, 'BackoffRate': 3, 'MaxAttempts': 3,
                   'MaxDelaySeconds': 10}],
                'Output': '{% $states.context.State.RetryCount %}'
                """, waits, "Busy", "Busy", "Busy");

        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(10));
        assertThat(execution.output()).contains(Machines.json("3"));
        assertThat(Machines.types(execution))
                .filteredOn("TaskScheduled"::equals)
                .hasSize(4);
    }

    @Test
    void waitsARandomPartOfTheIntervalWithFullJitter() throws Exception {
        List<Duration> waits = new ArrayList<>();
        runFailing(
                "'Retry': [{'ErrorEquals': ['States.ALL'], 'IntervalSeconds': 100, 'JitterStrategy': 'FULL'}]",
                waits,
                "Busy",
                "Busy");

        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isLessThan(Duration.ofSeconds(100));
        assertThat(waits.get(1)).isLessThan(Duration.ofSeconds(200));
    }

    @Test
    void givesUpAfterTheLastAttempt() throws Exception {
        Execution execution =
                runFailing("'Retry': [{'ErrorEquals': ['Busy'], 'MaxAttempts': 1}]", new ArrayList<>(), "Busy", "Busy");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("Busy");
        assertThat(execution.cause()).contains("{\"errorMessage\":\"no\"}");
    }

    @Test
    void handsTheErrorToTheCatcherThatMatches() throws Exception {
        Execution execution = runFailing("""
                'Catch': [
                  {'ErrorEquals': ['Other'], 'Next': 'Done'},
                  {'ErrorEquals': ['Busy'], 'Next': 'Done', 'Assign': {'why': '{% $states.errorOutput.Error %}'},
                   'Output': '{% [$states.input.in, $parse($states.errorOutput.Cause).errorMessage] %}'}]
                """, new ArrayList<>(), "Busy");

        assertThat(execution.output()).contains(Machines.json("[1, \"no\"]"));
        assertThat(Machines.details(execution, "TaskStateExited")
                        .at("/stateExitedEventDetails/assignedVariables/why")
                        .asText())
                .isEqualTo("\"Busy\"");
    }

    @Test
    void handsOnTheErrorItselfWhereTheCatcherHasNoOutput() throws Exception {
        Execution execution = runFailing(
                "'Catch': [{'ErrorEquals': ['States.TaskFailed'], 'Next': 'Done'}]", new ArrayList<>(), "Busy");

        assertThat(execution.output())
                .contains(Machines.json("{\"Error\": \"Busy\", \"Cause\": \"{\\\"errorMessage\\\":\\\"no\\\"}\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "States.ALL,               Busy,                         true",
        "States.ALL,               States.Timeout,               true",
        "States.ALL,               States.QueryEvaluationError,  true",
        "States.ALL,               States.DataLimitExceeded,     false",
        "States.ALL,               States.Runtime,               false",
        "States.TaskFailed,        Busy,                         true",
        "States.TaskFailed,        States.Timeout,               false",
        "States.TaskFailed,        States.DataLimitExceeded,     false",
        "States.DataLimitExceeded, States.DataLimitExceeded,     true",
        "States.Runtime,           States.Runtime,               false",
        "Busy,                     Other,                        false",
    })
    void matchesErrorsByNameAndWildcard(String wanted, String error, boolean matches) {
        assertThat(new ErrorMatch(List.of(wanted)).matches(error)).isEqualTo(matches);
    }

    @Test
    void doesNotCatchWhatGoesWrongInTheCatcher() throws Exception {
        Execution execution = runFailing(
                "'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Done', 'Output': '{% $none %}'}]",
                new ArrayList<>(), "Busy");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause())
                .hasValueSatisfying(cause -> assertThat(cause).contains("specified for the field 'Catch[0]/Output'"));
    }

    @Test
    void catchesWhatGoesWrongInArgumentsAndOutput() throws Exception {
        Execution execution = runFailing(
                "'Output': '{% $none %}', 'Catch': [{'ErrorEquals': ['States.QueryEvaluationError'], 'Next': 'Done'}]",
                new ArrayList<>());

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(Machines.types(execution)).containsOnlyOnce("EvaluationFailed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'TimeoutSeconds': 1           | States.Timeout
            'TimeoutSeconds': '{% 1 %}'   | States.Timeout
            'HeartbeatSeconds': 1         | States.HeartbeatTimeout
            """)
    void endsTheStateWhenTheTimeIsUpAndLetsTheTaskRunOn(String limit, String error) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch undisturbed = new CountDownLatch(1);
        Execution execution = Machines.run(Machines.machine("T", """
                'T': {%s, 'Arguments': {}, %s, 'Next': 'Done', 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Done'}]},
                'Done': {'Type': 'Succeed'}
                """.formatted(INVOKE, limit)), "{}", call -> {
            release.await();
            undisturbed.countDown();
            return call.arguments();
        });
        release.countDown();

        assertThat(execution.output().orElseThrow().path("Error").asText()).isEqualTo(error);
        assertThat(Machines.types(execution)).contains("TaskTimedOut").doesNotContain("TaskSucceeded");
        assertThat(undisturbed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void failsTheExecutionWhenTheRunnerItselfFails() throws Exception {
        Execution execution = Machines.run(Machines.machine("T", """
                'T': {%s, 'Arguments': {}, 'Next': 'Done', 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Done'}]},
                'Done': {'Type': 'Succeed'}
                """.formatted(INVOKE)), "{}", call -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(execution.error()).contains("States.Runtime");
        assertThat(execution.cause())
                .hasValueSatisfying(cause -> assertThat(cause).contains("a bug"));
    }

    private static Execution runFailing(String fields, List<Duration> waits, String... errors) throws Exception {
        Queue<String> queue = new ConcurrentLinkedQueue<>(List.of(errors));
        TaskRunner tasks = call -> {
            String error = queue.poll();
            if (error != null) {
                throw new TaskFailedException(error, "{\"errorMessage\":\"no\"}");
            }
            return call.arguments();
        };
        String definition = Machines.machine(
                "T",
                "'T': {" + INVOKE + ", 'Arguments': {}, 'Next': 'Done', " + fields + "}, 'Done': {'Type': 'Succeed'}");
        Surroundings surroundings =
                new Surroundings(tasks, Machines.NO_ITEMS, Clock.systemUTC(), waits::add, new Random(3));
        return StateMachine.parse(definition)
                .start(Machines.request(Machines.json("{\"in\": 1}")), surroundings)
                .await();
    }
}
