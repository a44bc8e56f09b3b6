package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTests {
    @Test
    void assignsAllAtOnceFromTheOldValues() throws Exception {
        Execution execution = Machines.run(Machines.machine("A", """
                'A': {'Type': 'Pass', 'Assign': {'x': 1, 'y': 2}, 'Next': 'B'},
                'B': {'Type': 'Pass', 'Assign': {'x': '{% $y %}', 'y': '{% $x %}'}, 'Output': '{% $x %}', 'Next': 'C'},
                'C': {'Type': 'Pass', 'Output': ['{% $states.input %}', '{% $x %}', '{% $y %}'], 'End': true}
                """), "{}");

        assertThat(execution.output()).contains(Machines.json("[1, 2, 1]"));
        assertThat(Machines.details(execution, "PassStateExited")
                        .path("stateExitedEventDetails")
                        .path("assignedVariables"))
                .isEqualTo(Machines.json("{\"x\": \"1\", \"y\": \"2\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "_x1", "größe", "変数", "क्षेत्र", "𝒳", "Ⅷ", "a‿b"})
    void namesAVariableByAnyIdentifier(String name) throws Exception {
        Execution execution = Machines.run(Machines.machine("A", """
                'A': {'Type': 'Pass', 'Assign': {'NAME': 1}, 'Next': 'B'},
                'B': {'Type': 'Pass', 'Output': '{% $NAME + 1 %}', 'End': true}
                """.replace("NAME", name)), "{}");

        assertThat(execution.output()).contains(Machines.json("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1x", "a b", "a-b", "a.b", "$a", "states", "a\u0001", "a\u200d", "½"})
    void namesNoVariableByAnythingElse(String name) {
        ObjectNode assign = JsonNodeFactory.instance.objectNode().put(name, 1);
        String definition = Machines.machine("A", "'A': {'Type': 'Pass', 'Assign': " + assign + ", 'End': true}");

        assertThatThrownBy(() -> StateMachine.parse(definition)).hasMessageContaining("is not a name for a variable");
        assertThat(VariableNames.isAllowed("x".repeat(80))).isTrue();
        assertThat(VariableNames.isAllowed("x".repeat(81))).isFalse();
    }

    @Test
    void keepsWhatABranchAssignsInsideIt() throws Exception {
        Execution execution = Machines.run(Machines.machine("A", """
                'A': {'Type': 'Pass', 'Assign': {'outer': 'o'}, 'Next': 'P'},
                'P': {'Type': 'Parallel', 'Next': 'Z', 'Branches': [
                  {'StartAt': 'B', 'States': {
                    'B': {'Type': 'Pass', 'Assign': {'inner': 'i'}, 'Next': 'B2'},
                    'B2': {'Type': 'Pass', 'Output': '{% $outer & $inner %}', 'End': true}}},
                  {'StartAt': 'C', 'States': {
                    'C': {'Type': 'Pass', 'Output': '{% $exists($inner) %}', 'End': true}}}]},
                'Z': {'Type': 'Pass', 'Output': ['{% $states.input %}', '{% $exists($inner) %}'], 'End': true}
                """), "{}");

        assertThat(execution.output()).contains(Machines.json("[[\"oi\", false], false]"));
    }

    @Test
    void showsOuterVariablesToAnInlineIterationButNotToADistributedChild() throws Exception {
        String template = """
                'A': {'Type': 'Pass', 'Assign': {'outer': 'o'}, 'Next': 'M'},
                'M': {'Type': 'Map', 'Items': [1], 'End': true, 'ItemProcessor': {
                  'ProcessorConfig': %s, 'StartAt': 'I', 'States': {
                    'I': {'Type': 'Pass', 'Output': '{%% $exists($outer) %%}', 'End': true}}}}
                """;

        Execution inline = Machines.run(Machines.machine("A", template.formatted("{'Mode': 'INLINE'}")), "{}");
        Execution distributed = Machines.run(
                Machines.machine("A", template.formatted("{'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'}")),
                "{}");

        assertThat(inline.output()).contains(Machines.json("[true]"));
        assertThat(distributed.output()).contains(Machines.json("[false]"));
    }

    @Test
    void assignsWhatTheRuleTakenSaysOrElseTheStateItself() throws Exception {
        String definition = Machines.machine("C", """
                'C': {'Type': 'Choice', 'Default': 'Z', 'Assign': {'way': 'default'}, 'Output': 'by default',
                  'Choices': [{'Condition': '{% $states.input.a %}', 'Next': 'Z',
                    'Assign': {'way': 'rule'}, 'Output': 'by rule'}]},
                'Z': {'Type': 'Pass', 'Output': '{% [$states.input, $way] %}', 'End': true}
                """);

        assertThat(Machines.run(definition, "{\"a\": true}").output())
                .contains(Machines.json("[\"by rule\", \"rule\"]"));
        assertThat(Machines.run(definition, "{\"a\": false}").output())
                .contains(Machines.json("[\"by default\", \"default\"]"));
    }

    @Test
    void showsTheContextObject() throws Exception {
        Execution execution = Machines.run(Machines.passing("'{% $states.context %}'"), "{\"in\": 1}");

        assertThat(execution.output()).hasValueSatisfying(context -> {
            assertThat(context.at("/Execution/Id").asText()).isEqualTo(execution.arn());
            assertThat(context.at("/Execution/Name").asText()).isEqualTo("first");
            assertThat(context.at("/Execution/RoleArn").asText()).isEqualTo("arn:aws:iam::123456789012:role/trial");
            assertThat(context.at("/Execution/Input/in").asInt()).isEqualTo(1);
            assertThat(context.at("/Execution/StartTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(context.at("/StateMachine/Id").asText()).endsWith(":stateMachine:Trial");
            assertThat(context.at("/StateMachine/Name").asText()).isEqualTo("Trial");
            assertThat(context.at("/State/Name").asText()).isEqualTo("A");
            assertThat(context.at("/State/RetryCount").asInt(-1)).isZero();
            assertThat(context.at("/State/EnteredTime").asText()).endsWith("Z");
        });
    }
}
