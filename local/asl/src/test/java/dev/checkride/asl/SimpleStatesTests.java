package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleStatesTests {
    @Test
    void takesTheFirstRuleThatHolds() throws Exception {
        Execution execution = Machines.run(Machines.machine("C", """
                'C': {'Type': 'Choice', 'Choices': [
                  {'Condition': '{% $states.input > 5 %}', 'Next': 'Five'},
                  {'Condition': '{% $states.input > 3 %}', 'Next': 'Three'},
                  {'Condition': true, 'Next': 'Any'}]},
                'Five': {'Type': 'Succeed', 'Output': 5},
                'Three': {'Type': 'Succeed', 'Output': 3},
                'Any': {'Type': 'Succeed', 'Output': 0}
                """), "4");

        assertThat(execution.output()).contains(Machines.json("3"));
        assertThat(Machines.types(execution)).contains("ChoiceStateExited", "SucceedStateExited");
    }

    @Test
    void failsWhereNoRuleHoldsAndThereIsNoDefault() throws Exception {
        Execution execution = Machines.run(Machines.machine("C", """
                'C': {'Type': 'Choice', 'Choices': [{'Condition': '{% false %}', 'Next': 'Z'}]},
                'Z': {'Type': 'Succeed'}
                """), "{}");

        assertThat(execution.error()).contains("States.Runtime");
        assertThat(execution.cause())
                .contains("An error occurred while executing the state 'C' (entered at the event id #2). Failed to"
                        + " transition out of the state. The state does not point to a next state.");
    }

    @Test
    void wantsATruthValueAsCondition() throws Exception {
        Execution execution = Machines.run(Machines.machine("C", """
                'C': {'Type': 'Choice', 'Choices': [{'Condition': '{% 1 %}', 'Next': 'Z'}]},
                'Z': {'Type': 'Succeed'}
                """), "{}");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause())
                .hasValueSatisfying(
                        cause -> assertThat(cause)
                                .endsWith(
                                        "The JSONata expression '1' specified for the field 'Choices[0]/Condition' returned an"
                                                + " unexpected result type. Expected 'boolean', but was 'number' for value: 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Seconds': 7                                   | PT7S
            'Seconds': '{% $states.input.s %}'             | PT3S
            'Timestamp': '2026-01-01T00:00:05Z'            | PT5S
            'Timestamp': '{% $states.input.t %}'           | PT1M
            'Timestamp': '2026-01-01T01:00:01+01:00'       | PT1S
            """, quoteCharacter = '`')
    void waits(String until, Duration expected) throws Exception {
        List<Duration> waits = new CopyOnWriteArrayList<>();
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        Surroundings surroundings =
                new Surroundings(Machines.NO_TASKS, Machines.NO_ITEMS, clock, waits::add, new Random(1));
        String definition = Machines.machine("W", "'W': {'Type': 'Wait', %s, 'End': true}".formatted(until));

        Execution execution = StateMachine.parse(definition)
                .start(Machines.request(Machines.json("{\"s\": 3, \"t\": \"2026-01-01T00:01:00Z\"}")), surroundings)
                .await();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(waits).containsExactly(expected);
    }

    @Test
    void doesNotWaitForTheNegative() throws Exception {
        Execution execution =
                Machines.run(Machines.machine("W", "'W': {'Type': 'Wait', 'Seconds': '{% -1 %}', 'End': true}"), "{}");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
    }

    @Test
    void doesNotWaitForLongerThanThreeYears() throws Exception {
        Execution execution = Machines.run(
                Machines.machine("W", "'W': {'Type': 'Wait', 'Seconds': '{% 100000000 %}', 'End': true}"), "{}");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause().orElseThrow())
                .endsWith("The field 'Seconds' must be between 0 and 99999999 but was: 100000000");
    }

    @Test
    void failsWithWhatTheFailStateSays() throws Exception {
        Execution execution = Machines.run(
                Machines.machine("F", "'F': {'Type': 'Fail', 'Error': 'Mine', 'Cause': '{% $states.input.why %}'}"),
                "{\"why\": \"because\"}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("Mine");
        assertThat(execution.cause()).contains("because");
        assertThat(execution.output()).isEmpty();
        assertThat(Machines.types(execution))
                .containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
    }

    @Test
    void runsADefinitionInNoQueryLanguage() throws Exception {
        Execution execution = Machines.run("""
                {"StartAt": "A", "TimeoutSeconds": 60, "States": {
                  "A": {"Type": "Pass", "Result": {"x": "{% not evaluated %}"}, "Next": "M"},
                  "M": {"Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {
                    "I": {"Type": "Fail", "Error": "NotReached"}}},
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}], "Next": "Z"},
                  "Z": {"Type": "Succeed"}}}
                """, "{}");

        assertThat(execution.output().orElseThrow().path("Error").asText()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void numbersEventsAndNamesTheirPredecessors() throws Exception {
        Execution execution = Machines.run(
                Machines.machine("A", "'A': {'Type': 'Pass', 'Next': 'B'}, 'B': {'Type': 'Succeed'}"), "{}");

        assertThat(execution.history()).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(execution.history())
                .extracting(HistoryEvent::previousEventId)
                .containsExactly(0L, 0L, 2L, 3L, 4L, 5L);
    }
}
