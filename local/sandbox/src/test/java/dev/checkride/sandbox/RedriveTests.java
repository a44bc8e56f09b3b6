package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.SfnException;

@ExtendWith(SandboxExtension.class)
class RedriveTests {
    private final Sandbox sandbox;
    private final SfnClient states;
    private final AtomicBoolean broken = new AtomicBoolean(true);

    RedriveTests(Sandbox sandbox, Clients clients) {
        this.sandbox = sandbox;
        this.states = clients.states();
    }

    @Test
    void aFailedTaskRunsAgainUnderTheSameArnAndTheTokenMakesItIdempotent() throws Exception {
        String execution = start(machine("redriven", ExecutionsTests.task(function("redriven"))));
        DescribeExecutionResponse failed = end(execution);
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(failed.redriveCount()).isZero();

        broken.set(false);
        var first = states.redriveExecution(
                redrive -> redrive.executionArn(execution).clientToken("once"));
        var again = states.redriveExecution(
                redrive -> redrive.executionArn(execution).clientToken("once"));

        DescribeExecutionResponse end = end(execution);
        assertThat(again.redriveDate()).isEqualTo(first.redriveDate());
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.redriveCount()).isEqualTo(1);
        assertThat(end.redriveDate()).isEqualTo(first.redriveDate());
        assertThat(end.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(end.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        assertThat(history(execution))
                .filteredOn(event -> event.type() == HistoryEventType.EXECUTION_REDRIVEN)
                .singleElement()
                .satisfies(event -> assertThat(
                                event.executionRedrivenEventDetails().redriveCount())
                        .isEqualTo(1));
        assertThatExceptionOfType(ExecutionNotRedrivableException.class)
                .isThrownBy(() -> states.redriveExecution(redrive -> redrive.executionArn(execution)))
                .withMessageContaining("SUCCEEDED");
    }

    @Test
    void aMapRunDescribesItselfAndRedrivesItsFailedChildren() throws Exception {
        String machine = machine("mapped", map(function("mapped")));
        String execution = start(machine);
        assertThat(end(execution).status()).isEqualTo(ExecutionStatus.FAILED);
        String mapRun = states.listMapRuns(list -> list.executionArn(execution))
                .mapRuns()
                .get(0)
                .mapRunArn();
        DescribeMapRunResponse failed = states.describeMapRun(describe -> describe.mapRunArn(mapRun));
        assertThat(failed.status()).isEqualTo(MapRunStatus.FAILED);
        assertThat(failed.executionArn()).isEqualTo(execution);
        assertThat(failed.maxConcurrency()).isEqualTo(1);
        assertThat(failed.itemCounts().failed()).isEqualTo(1);
        assertThat(failed.itemCounts().total()).isEqualTo(3);
        String child = children(mapRun).stream()
                .filter(one -> one.status() == ExecutionStatus.FAILED)
                .findFirst()
                .orElseThrow()
                .executionArn();
        DescribeExecutionResponse described = states.describeExecution(describe -> describe.executionArn(child));
        assertThat(described.mapRunArn()).isEqualTo(mapRun);
        assertThat(described.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN);
        assertThatExceptionOfType(ExecutionNotRedrivableException.class)
                .isThrownBy(() -> states.redriveExecution(redrive -> redrive.executionArn(child)));

        broken.set(false);
        states.redriveExecution(redrive -> redrive.executionArn(execution));

        assertThat(end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        DescribeMapRunResponse succeeded = states.describeMapRun(describe -> describe.mapRunArn(mapRun));
        assertThat(succeeded.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(succeeded.redriveCount()).isEqualTo(1);
        assertThat(succeeded.executionCounts().succeeded()).isEqualTo(3);
        assertThat(children(mapRun))
                .hasSize(3)
                .allMatch(one -> one.status() == ExecutionStatus.SUCCEEDED)
                .allMatch(one -> one.mapRunArn().equals(mapRun));
        assertThat(states.listExecutions(list -> list.mapRunArn(mapRun).redriveFilter(ExecutionRedriveFilter.REDRIVEN))
                        .executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(child);
        assertThat(history(execution))
                .filteredOn(event -> event.type() == HistoryEventType.MAP_RUN_REDRIVEN)
                .singleElement()
                .satisfies(
                        event -> assertThat(event.mapRunRedrivenEventDetails().mapRunArn())
                                .isEqualTo(mapRun));
    }

    @Test
    void pagesOfExecutionsStayInOrderWhileMoreAreStarted() throws Exception {
        broken.set(false);
        String machine = machine("paged", ExecutionsTests.task(function("paged")));
        for (int i = 0; i < 5; i++) {
            end(start(machine));
        }
        var first = states.listExecutions(list -> list.stateMachineArn(machine).maxResults(2));
        end(start(machine));
        var second = states.listExecutions(
                list -> list.stateMachineArn(machine).maxResults(2).nextToken(first.nextToken()));

        assertThat(second.executions())
                .doesNotContainAnyElementsOf(first.executions())
                .hasSize(2);
        assertThat(states.listExecutionsPaginator(
                                list -> list.stateMachineArn(machine).maxResults(2))
                        .executions())
                .hasSize(6);
    }

    @Test
    void theHistoryComesWithoutDataOnRequest() throws Exception {
        broken.set(false);
        String execution = start(machine("bare", ExecutionsTests.task(function("bare"))));
        end(execution);

        var events = states.getExecutionHistory(
                        get -> get.executionArn(execution).includeExecutionData(false))
                .events();

        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Work");
        assertThat(events).allSatisfy(event -> assertThat(event.toString()).doesNotContain("Input=", "Output="));
    }

    @Test
    void whatIsWrongIsRefusedInAwssWords() {
        String machine = machine("refusing", ExecutionsTests.task("f"));
        String nowhere = "arn:aws:states:eu-central-1:000000000000:";

        assertThatExceptionOfType(InvalidArnException.class)
                .isThrownBy(() -> states.describeExecution(describe -> describe.executionArn("x")))
                .withMessageContaining("Invalid Arn: 'Invalid ARN prefix: x'");
        assertThatExceptionOfType(InvalidArnException.class)
                .isThrownBy(() -> states.describeExecution(describe -> describe.executionArn(machine)))
                .withMessageContaining("Resource type not valid in this context: stateMachine");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> states.describeMapRun(describe -> describe.mapRunArn(nowhere + "mapRun:m/l:r")));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> states.listExecutions(
                        list -> list.stateMachineArn(machine).nextToken("made-up")));
        assertThatExceptionOfType(SfnException.class)
                .isThrownBy(() -> states.listExecutions(
                        list -> list.stateMachineArn(machine).maxResults(1001)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
        assertThatExceptionOfType(SfnException.class)
                .isThrownBy(() -> states.listExecutions(list -> list.maxResults(1)))
                .withMessageContaining("exactly one of stateMachineArn and mapRunArn");
        assertThatExceptionOfType(SfnException.class)
                .isThrownBy(() -> states.listExecutions(
                        list -> list.stateMachineArn(machine).statusFilter("DONE")))
                .withMessageContaining("'statusFilter'");
    }

    @Test
    void anExecutionsMachineIsTheOneItBeganWith() throws Exception {
        broken.set(false);
        String execution = start(machine("changing", ExecutionsTests.task(function("changing"))));
        end(execution);
        String before = sandboxDefinition(execution);
        machine("changing", ExecutionsTests.task("another"));

        assertThat(sandboxDefinition(execution)).isEqualTo(before).contains("changing");
    }

    private String sandboxDefinition(String execution) {
        return states.describeStateMachineForExecution(describe -> describe.executionArn(execution))
                .definition();
    }

    private List<ExecutionListItem> children(String mapRun) {
        return states.listExecutions(list -> list.mapRunArn(mapRun)).executions();
    }

    private List<HistoryEvent> history(String execution) {
        return states.getExecutionHistory(get -> get.executionArn(execution)).events();
    }

    private String function(String name) {
        return sandbox.functions().deploy(new FunctionSpec(name, Duration.ofMinutes(2), (event, context) -> {
            boolean second = new String(event, StandardCharsets.UTF_8).contains("2");
            if (broken.get() && second) {
                throw new FunctionFailure("Broken", "on 2", List.of());
            }
            return event;
        }));
    }

    private String machine(String name, String definition) {
        return sandbox.stepFunctions().createStateMachine(name, definition);
    }

    private String start(String machine) {
        return states.startExecution(start -> start.stateMachineArn(machine).input("{\"items\": [1, 2, 3]}"))
                .executionArn();
    }

    private DescribeExecutionResponse end(String execution) throws InterruptedException {
        assertThat(sandbox.stepFunctions().execution(execution).orElseThrow().await(60, TimeUnit.SECONDS))
                .isTrue();
        return states.describeExecution(request -> request.executionArn(execution));
    }

    private static String map(String function) {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "All", "States": {"All": {
                  "Type": "Map", "Label": "All", "MaxConcurrency": 1, "End": true,
                  "Items": "{%% $states.input.items %%}",
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "One", "States": {"One": {
                      "Type": "Task", "Resource": "%s", "Arguments": "{%% $states.input %%}", "End": true}}}}}}
                """.formatted(function);
    }
}
