package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTests {
    private static final String TOO_MUCH = "$join($map([1..30000], function($i) { '123456789' }))";

    @ParameterizedTest
    @ValueSource(strings = {"'Output': '{% OUT %}'", "'Assign': {'x': '{% OUT %}'}"})
    void failsAStateThatHandsOnTooMuch(String field) throws Exception {
        Execution execution = Machines.run(
                Machines.machine("A", "'A': {'Type': 'Pass', " + field + ", 'End': true}")
                        .replace("OUT", TOO_MUCH),
                "{}");

        assertThat(execution.error()).contains("States.DataLimitExceeded");
    }

    @Test
    void countsTheResultOfATaskToo() throws Exception {
        String definition = Machines.machine("T", """
                'T': {'Type': 'Task', 'Resource': 'arn:aws:lambda:eu-west-1:123456789012:function:f', 'Next': 'Z',
                  'Output': 'small', 'Catch': [{'ErrorEquals': ['States.DataLimitExceeded'], 'Next': 'Z',
                  'Output': 'caught by name'}]},
                'Z': {'Type': 'Succeed'}
                """);

        Execution execution =
                Machines.run(definition, "{}", call -> JsonNodeFactory.instance.textNode("\u00e9".repeat(140_000)));

        assertThat(execution.output()).contains(Machines.json("\"caught by name\""));
    }

    @Test
    void takesAnInputOfExactlyTheLimit() throws Exception {
        String most = "x".repeat(256 * 1024 - 2);

        assertThat(Machines.run(Machines.passing("1"), "\"" + most + "\"").status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Machines.run(Machines.passing("1"), "\"" + most + "x\""))
                .withMessageContaining("256 KiB");
    }

    @Test
    void endsAnExecutionWhoseHistoryIsFull() throws Exception {
        Execution execution = Machines.run(
                Machines.machine("A", "'A': {'Type': 'Pass', 'Next': 'B'}, 'B': {'Type': 'Pass', 'Next': 'A'}"), "{}");

        assertThat(execution.error()).contains("States.Runtime");
        assertThat(execution.cause()).contains("The execution reached the maximum number of history events (25000).");
        assertThat(execution.history()).hasSize(25_000);
    }
}
