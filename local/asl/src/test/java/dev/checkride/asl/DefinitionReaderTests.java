package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Type': 'Pass', 'Next': 'B'                                    | /States/A/Next: no state is named 'B'
            'Type': 'Pass'                                                 | /States/A: a state has either 'Next' or 'End': true
            'Type': 'Pass', 'End': true, 'InputPath': '$'                  | /States/A/InputPath: 'InputPath' belongs to JSONPath
            'Type': 'Pass', 'End': true, 'Result': 1                       | /States/A/Result: 'Result' belongs to JSONPath
            'Type': 'Pass', 'End': true, 'QueryLanguage': 'JSONPath'       | /States/A/QueryLanguage: a state of a JSONata machine
            'Type': 'Pass', 'End': true, 'Nonsense': 1                     | /States/A/Nonsense: the field 'Nonsense' is not supported
            'Type': 'Pass', 'End': true, 'Output': '{% 1 + %}'             | /States/A/Output: '1 +' is not a JSONata expression
            'Type': 'Pass', 'End': true, 'Output': {'x': ['{% 1']}         | /States/A/Output/x[0]: an expression starts with
            'Type': 'Pass', 'End': true, 'Assign': {'states': 1}           | /States/A/Assign/states: 'states' is not a name
            'Type': 'Pass', 'End': true, 'Assign': {'a b': 1}              | /States/A/Assign/a b: 'a b' is not a name
            'Type': 'Pass', 'End': true, 'Assign': 1                       | /States/A/Assign: must be an object
            'Type': 'Jump', 'End': true                                    | /States/A/Type: 'Jump' is not a type of state
            'Type': 'Wait', 'End': true                                    | /States/A: a Wait has either Seconds or Timestamp
            'Type': 'Wait', 'Seconds': -1, 'End': true                     | /States/A/Seconds: must be of type integer
            'Type': 'Wait', 'Timestamp': 'noon', 'End': true               | /States/A/Timestamp: must be of type RFC3339 timestamp
            'Type': 'Wait', 'Seconds': 100000000, 'End': true              | /States/A/Seconds: must be of type integer from 0 to 99999999
            'Type': 'Wait', 'Timestamp': '2030-01-01t00:00:00Z', 'End': true | /States/A/Timestamp: must be of type RFC3339 timestamp
            'Type': 'Wait', 'Timestamp': '2030-01-01T00:00:00z', 'End': true | /States/A/Timestamp: must be of type RFC3339 timestamp
            'Type': 'Wait', 'Timestamp': '2030-01-01T00:00Z', 'End': true  | /States/A/Timestamp: must be of type RFC3339 timestamp
            'Type': 'Wait', 'Timestamp': '2030-01-01T00:00:00', 'End': true | /States/A/Timestamp: must be of type RFC3339 timestamp
            'Type': 'Wait', 'Timestamp': '+12030-01-01T00:00:00Z', 'End': true | /States/A/Timestamp: must be of type RFC3339 timestamp
            'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Credentials': {}, 'End': true | /States/A/Credentials: the field 'RoleArn' is missing
            'Type': 'Choice', 'Choices': []                                | /States/A: a Choice has at least one rule
            'Type': 'Choice', 'Choices': [{'Next': 'A'}]                   | /States/A/Choices[0]: the field 'Condition' is missing
            'Type': 'Choice', 'Choices': [{'Condition': true, 'Variable': '$', 'Next': 'A'}] | /States/A/Choices[0]/Variable: 'Variable' belongs to JSONPath
            'Type': 'Task', 'Resource': 'x', 'End': true                   | /States/A/Resource: 'x' is neither a function's ARN
            'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke.waitForTaskToken', 'End': true | /States/A/Resource: callbacks and activities are not supported
            'Type': 'Task', 'Resource': 'arn:aws:states:::nonsense:doIt.sync:2', 'End': true | /States/A/Resource: 'arn:aws:states:::nonsense:doIt.sync:2' is not supported
            'Type': 'Task', 'Resource': 'arn:aws:states:::aws-sdk:s3:listBuckets', 'End': true | /States/A/Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets' is not supported
            'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke.sync', 'End': true | /States/A/Resource: 'arn:aws:states:::lambda:invoke.sync' is not supported
            'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 5, 'HeartbeatSeconds': 5, 'End': true | /States/A/HeartbeatSeconds: must be smaller than TimeoutSeconds
            'Type': 'Parallel', 'End': true                                | /States/A: a Parallel has at least one branch
            'Type': 'Map', 'End': true                                     | /States/A: the field 'ItemProcessor' is missing
            """)
    void refusesByNameAndPlace(String state, String problem) {
        String definition = Machines.machine("A", "'A': {" + state + "}");

        assertThatThrownBy(() -> StateMachine.parse(definition))
                .asInstanceOf(type(InvalidDefinitionException.class))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().startsWith(problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'ResultWriter': {}                            | /States/M/ResultWriter: the field 'ResultWriter' is not supported
            'Label': 'a b'                                | /States/M/Label: has 1 to 40 characters
            'Label': 'a\\u0085b'                         | /States/M/Label: has 1 to 40 characters
            'ItemBatcher': {}                             | /States/M/ItemBatcher: an ItemBatcher has
            'ItemReader': {'Resource': 'arn:aws:states:::s3:listObjectsV2', 'ReaderConfig': {'InputType': 'JSON'}} | /States/M/ItemReader/Resource: only arn:aws:states:::s3:getObject is supported
            'ItemReader': {'Resource': 'arn:aws:states:::s3:getObject', 'ReaderConfig': {'InputType': 'CSV'}} | /States/M/ItemReader/ReaderConfig/InputType: only JSON is supported
            'ToleratedFailurePercentage': 101             | /States/M/ToleratedFailurePercentage: must be of type number from 0 to 100
            'ToleratedFailurePercentage': -1              | /States/M/ToleratedFailurePercentage: must be of type number from 0 to 100
            'MaxConcurrency': 'many'                      | /States/M/MaxConcurrency: must be of type integer
            'Retry': [{'ErrorEquals': []}]                | /States/M/Retry[0]: 'ErrorEquals' names at least one error
            'Retry': [{'ErrorEquals': ['States.ALL', 'X']}] | /States/M/Retry[0]/ErrorEquals: States.ALL stands alone and last
            'Retry': [{'ErrorEquals': ['X'], 'MaxAttempts': -1}] | /States/M/Retry[0]/MaxAttempts: must be a whole number of at least 0
            'Catch': [{'ErrorEquals': ['X']}]             | /States/M/Catch[0]: the field 'Next' is missing
            """)
    void refusesWhatAMapCannotHave(String field, String problem) {
        String definition = Machines.machine("M", """
                'M': {'Type': 'Map', 'End': true, %s, 'ItemProcessor': {
                  'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'}, 'StartAt': 'I',
                  'States': {'I': {'Type': 'Pass', 'End': true}}}}
                """.formatted(field));

        assertThatThrownBy(() -> StateMachine.parse(definition))
                .asInstanceOf(type(InvalidDefinitionException.class))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().startsWith(problem));
    }

    @Test
    void asksWhoRunsTheTasksWhatItCanDo() {
        String resource = "arn:aws:states:::sqs:sendMessage";
        String definition = Machines.machine(
                "A",
                "'A': {'Type': 'Task', 'Resource': '" + resource
                        + "', 'Arguments': {'QueueUrl': '{% $states.input %}'}, 'End': true}");
        SupportedTasks picky = (asked, arguments) -> asked.equals(resource)
                ? List.of(new SupportedTasks.Problem("Arguments/QueueUrl", "not " + arguments.orElseThrow()))
                : List.of();

        assertThat(StateMachine.parse(definition, (asked, arguments) -> List.of()))
                .isNotNull();
        assertThatThrownBy(() -> StateMachine.parse(definition, picky))
                .asInstanceOf(type(InvalidDefinitionException.class))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly("/States/A/Arguments/QueueUrl: not {\"QueueUrl\":\"{% $states.input %}\"}"));
    }

    @Test
    void refusesARuleWithoutConditionInEitherLanguage() {
        String definition = """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Choice", "Choices": [{"Next": "B"}]}, "B": {"Type": "Succeed"}}}
                """;

        assertThatThrownBy(() -> StateMachine.parse(definition))
                .asInstanceOf(type(InvalidDefinitionException.class))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .startsWith("/States/A/Choices[0]: a rule has a comparison"));
    }

    @Test
    void refusesAStateThatNothingLeadsTo() {
        assertThatThrownBy(() -> StateMachine.parse(
                        Machines.machine("A", "'A': {'Type': 'Succeed'}, 'B': {'Type': 'Pass', 'Next': 'A'}")))
                .hasMessageContaining("/States/B: no other state leads to this one");
    }

    @Test
    void refusesANameThatAnotherStateHasWhereverItIs() {
        assertThatThrownBy(() -> StateMachine.parse(Machines.machine("P", """
                'P': {'Type': 'Parallel', 'Next': 'M', 'Branches': [
                  {'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}},
                  {'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}]},
                'M': {'Type': 'Map', 'End': true, 'ItemProcessor': {'StartAt': 'P', 'States': {
                  'P': {'Type': 'Succeed'}}}}
                """)))
                .asInstanceOf(type(InvalidDefinitionException.class))
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(2)
                        .anyMatch(problem -> problem.startsWith("/States/P/Branches[1]/States/B: another state has"))
                        .anyMatch(
                                problem -> problem.startsWith("/States/M/ItemProcessor/States/P: another state has")));
    }

    @Test
    void refusesAnInnerAssignmentToAnOuterVariable() {
        assertThatThrownBy(() -> StateMachine.parse(Machines.machine("P", """
                'P': {'Type': 'Parallel', 'Assign': {'x': 1}, 'End': true, 'Branches': [{'StartAt': 'B', 'States': {
                  'B': {'Type': 'Pass', 'Assign': {'x': 2}, 'End': true}}}]}
                """)))
                .hasMessageContaining(
                        "/States/P/Branches[0]/States/B/Assign/x: a variable of an outer scope cannot be assigned");
    }

    @Test
    void letsADistributedChildNameItsVariablesAsItLikes() {
        StateMachine machine = StateMachine.parse(Machines.machine("M", """
                'M': {'Type': 'Map', 'Items': [], 'Assign': {'x': 1}, 'End': true, 'ItemProcessor': {
                  'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': 'STANDARD'}, 'StartAt': 'B', 'States': {
                  'B': {'Type': 'Pass', 'Assign': {'x': 2}, 'End': true}}}}
                """));

        assertThat(machine).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{\"StartAt\": \"A\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
                "[]",
                "{}",
                "{\"StartAt\": \"B\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
                "{\"StartAt\": \"A\", \"Version\": \"2.0\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
                "{\"StartAt\": \"A\", \"TimeoutSeconds\": 0, \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
                "{\"StartAt\": \"A\", \"Extra\": 0, \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
                "{\"StartAt\": \"A\", \"QueryLanguage\": \"SQL\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}",
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true, \"Output\": 1}}}",
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true, \"Assign\": {\"x.$\": \"$\"}}}}"
            })
    void refusesWhatIsNoDefinition(String definition) {
        assertThatThrownBy(() -> StateMachine.parse(definition)).isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void namesAllProblemsAtOnce() {
        assertThatThrownBy(() -> StateMachine.parse(Machines.machine(
                        "A", "'A': {'Type': 'Pass', 'Next': 'X', 'Output': '{% ( %}', 'ResultPath': null}")))
                .asInstanceOf(type(InvalidDefinitionException.class))
                .satisfies(e -> assertThat(e.problems()).hasSize(3));
    }
}
