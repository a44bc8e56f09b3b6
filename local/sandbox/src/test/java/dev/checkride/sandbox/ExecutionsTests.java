package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkride.asl.InvalidDefinitionException;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.FunctionSpec;
import dev.checkride.sandbox.function.LambdaFunction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

@ExtendWith(SandboxExtension.class)
class ExecutionsTests {
    private static final String PREFIX = "arn:aws:states:eu-central-1:000000000000:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;
    private final Clients clients;
    private final SfnClient states;

    ExecutionsTests(Sandbox sandbox, Clients clients) {
        this.sandbox = sandbox;
        this.clients = clients;
        this.states = clients.states();
    }

    @Test
    void aTaskInvokesAFunctionAndItsPayloadComesBack() throws Exception {
        String function = function("double", (event, context) -> event);
        String machine = sandbox.stepFunctions().createStateMachine("doubling", task(function));

        String execution = start(machine, "first", "{\"n\":1}");

        DescribeExecutionResponse end = end(execution);
        assertThat(execution).isEqualTo(PREFIX + "execution:doubling:first");
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(JSON.readTree(end.output()).at("/Payload/n").asInt()).isEqualTo(1);
        assertThat(JSON.readTree(end.output()).at("/StatusCode").asInt()).isEqualTo(200);
        assertThat(end.input()).isEqualTo("{\"n\":1}");
        assertThat(end.stateMachineArn()).isEqualTo(machine);
        assertThat(end.stopDate()).isNotNull();
    }

    @Test
    void aFunctionsFailureIsTheErrorAndTheCauseIsItsJson() throws Exception {
        String function = function("failing-task", (event, context) -> {
            throw new FunctionFailure("dev.example.TestsFailed", "3 failed", List.of("at a", "at b"));
        });
        String machine = sandbox.stepFunctions().createStateMachine("failing", task(function));

        DescribeExecutionResponse end = end(start(machine, "x", "{}"));

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("dev.example.TestsFailed");
        assertThat(end.cause())
                .isEqualTo("{\"errorMessage\":\"3 failed\",\"errorType\":\"dev.example.TestsFailed\","
                        + "\"stackTrace\":[\"at a\",\"at b\"]}");
    }

    @Test
    void aFunctionThatIsNotThereFailsTheTask() throws Exception {
        String machine = sandbox.stepFunctions().createStateMachine("missing", task("none"));

        assertThat(end(start(machine, "x", "{}")).error()).isEqualTo("Lambda.ResourceNotFoundException");
    }

    @Test
    void aDistributedMapReadsItsItemsFromS3() throws Exception {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(request -> request.bucket("plans"));
            s3.putObject(request -> request.bucket("plans").key("a b/plan.json"), RequestBody.fromString("[1,2,3]"));
        }
        String function = function("item", (event, context) -> event);
        String machine = sandbox.stepFunctions().createStateMachine("mapping", map(function));

        DescribeExecutionResponse end = end(start(machine, "found", "{\"key\":\"a b/plan.json\"}"));
        DescribeExecutionResponse missing = end(start(machine, "missing", "{\"key\":\"none.json\"}"));

        assertThat(end.status()).as(end.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.output()).isEqualTo("[1,2,3]");
        assertThat(missing.error()).isEqualTo("States.ItemReaderFailed");
        assertThat(missing.cause()).contains("s3://plans/none.json").contains("404");
    }

    @Test
    void theHistoryComesInPagesAndBackwards() throws Exception {
        String function = function("history", (event, context) -> event);
        String machine = sandbox.stepFunctions().createStateMachine("history", task(function));
        String execution = start(machine, "x", "{}");
        end(execution);

        List<HistoryEvent> events = states
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(execution).maxResults(2))
                .events()
                .stream()
                .toList();

        assertThat(events)
                .extracting(HistoryEvent::type)
                .startsWith(HistoryEventType.EXECUTION_STARTED, HistoryEventType.TASK_STATE_ENTERED)
                .endsWith(HistoryEventType.TASK_STATE_EXITED, HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Work");
        assertThat(states.getExecutionHistory(
                                request -> request.executionArn(execution).reverseOrder(true))
                        .events()
                        .get(0)
                        .type())
                .isEqualTo(HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void aStoppedExecutionIsAbortedWhileItsFunctionRunsOn() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        String function = function("lasting", (event, context) -> {
            started.countDown();
            try {
                go.await();
                finished.countDown();
            } catch (InterruptedException e) {
                throw new FunctionFailure("Interrupted", "", List.of());
            }
            return event;
        });
        String machine = sandbox.stepFunctions().createStateMachine("stopping", task(function));
        String execution = start(machine, "x", "{}");
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

        states.stopExecution(
                request -> request.executionArn(execution).error("E").cause("because"));

        DescribeExecutionResponse end = end(execution);
        assertThat(end.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(end.error()).isEqualTo("E");
        assertThat(end.cause()).isEqualTo("because");
        go.countDown();
        assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRunningNameWithTheSameInputIsTheSameExecutionAndAnEndedOneIsTaken() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        String function = function("waiting", (event, context) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new FunctionFailure("Interrupted", "", List.of());
            }
            return event;
        });
        String machine = sandbox.stepFunctions().createStateMachine("names", task(function));
        String execution = start(machine, "once", "{\"a\":1}");

        assertThat(start(machine, "once", "{ \"a\": 1 }")).isEqualTo(execution);
        assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                .isThrownBy(() -> start(machine, "once", "{\"a\":2}"));
        go.countDown();
        end(execution);
        assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
                .isThrownBy(() -> start(machine, "once", "{\"a\":1}"));
        assertThat(states.listExecutions(
                                request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.SUCCEEDED))
                        .executions())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("once"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a/b", "a:b", "a\nb", "a\u007fb", "a\u0085b", "a\u009fb", "a\uffffb", ""})
    void aBadNameIsRefused(String name) {
        String machine = sandbox.stepFunctions().createStateMachine("bad-names", task("f"));

        assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> start(machine, name, "{}"));
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> start(machine, name + "x".repeat(81), "{}"));
    }

    @Test
    void whatIsMissingOrMalformedIsNamed() {
        String machine = sandbox.stepFunctions().createStateMachine("inputs", task("f"));

        for (String input : List.of("not json", "", " ", "{} {}")) {
            assertThatExceptionOfType(InvalidExecutionInputException.class)
                    .as(input)
                    .isThrownBy(() -> start(machine, "x", input));
        }
        assertThatExceptionOfType(StateMachineDoesNotExistException.class)
                .isThrownBy(() -> start(PREFIX + "stateMachine:none", "x", "{}"));
        assertThatExceptionOfType(ExecutionDoesNotExistException.class)
                .isThrownBy(
                        () -> states.describeExecution(request -> request.executionArn(PREFIX + "execution:none:x")));
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> sandbox.stepFunctions().createStateMachine("bad", "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Resource": "arn:aws:states:::nonsense:doIt.sync:2" | /Resource: 'arn:aws:states:::nonsense:doIt.sync:2' is not supported
            "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets" | /Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets' is not supported
            "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"Payload": 1} | /Arguments: the field 'FunctionName' is missing
            "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f", "LogType": "Tail"} | /Arguments/LogType: the argument 'LogType' of lambda:invoke is not supported
            "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f", "Qualifier": "live"} | /Arguments/Qualifier: the argument 'Qualifier' of lambda:invoke is not supported
            "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f", "InvocationType": "Event"} | /Arguments/InvocationType: 'Event' is not supported
            """)
    void aTaskThatCannotBeRunIsRefusedWhenTheMachineIsCreated(String task, String problem) {
        String definition = ONE_TASK.formatted(task);

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> sandbox.stepFunctions().createStateMachine("unsupported", definition))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().startsWith("/States/A" + problem));
    }

    @Test
    void argumentsThatOnlyTheExecutionKnowsAreCheckedThen() throws Exception {
        String function = function("computed", (event, context) -> event);
        String machine = sandbox.stepFunctions()
                .createStateMachine(
                        "computed",
                        ONE_TASK.formatted(
                                "\"Resource\": \"arn:aws:states:::lambda:invoke\", \"Arguments\": \"{% $states.input %}\""));
        String good = "{\"FunctionName\":\"" + function + "\",\"InvocationType\":\"RequestResponse\"}";

        DescribeExecutionResponse unknown = end(start(machine, "a", good.replace("}", ",\"LogType\":\"Tail\"}")));
        DescribeExecutionResponse event = end(start(machine, "b", good.replace("RequestResponse", "Event")));

        assertThat(end(start(machine, "c", good)).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(unknown.error()).isEqualTo("States.Runtime");
        assertThat(unknown.cause())
                .isEqualTo("Arguments/LogType: the argument 'LogType' of lambda:invoke is not supported");
        assertThat(event.cause()).startsWith("Arguments/InvocationType: 'Event' is not supported");
    }

    @Test
    void theInputStaysAsItsCallerHasWrittenIt() throws Exception {
        String machine = sandbox.stepFunctions().createStateMachine("passing", """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}
                """);
        String numbers = "[1e9" + ",1e9".repeat(59_999) + "]";
        String spaced = "{ \"a\" : 1.50 }";

        DescribeExecutionResponse large = end(start(machine, "large", numbers));
        DescribeExecutionResponse small = end(start(machine, "small", spaced));

        assertThat(large.status()).as(large.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(large.input()).isEqualTo(numbers);
        assertThat(large.output()).isEqualTo(numbers);
        assertThat(small.input()).isEqualTo(spaced);
        assertThat(states.getExecutionHistory(request -> request.executionArn(small.executionArn()))
                        .events()
                        .get(1)
                        .stateEnteredEventDetails()
                        .input())
                .isEqualTo(spaced);
    }

    @Test
    void aMachineDescribesItself() {
        String definition = task("f");
        String machine = sandbox.stepFunctions().createStateMachine("described", definition);

        var described = states.describeStateMachine(request -> request.stateMachineArn(machine));

        assertThat(described.definition()).isEqualTo(definition);
        assertThat(described.name()).isEqualTo("described");
        assertThat(states.listStateMachines().stateMachines())
                .extracting(one -> one.stateMachineArn())
                .contains(machine);
    }

    @Test
    void aFunctionIsInvokedOverHttp() throws Exception {
        function("greet", (event, context) -> ("\"" + context.functionArn() + "\"").getBytes(StandardCharsets.UTF_8));
        function("refuse", (event, context) -> {
            throw new FunctionFailure("No", "never", List.of());
        });

        HttpResponse<String> greeting = invoke("greet");
        HttpResponse<String> refusal = invoke("arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3Arefuse");
        HttpResponse<String> missing = invoke("none");

        assertThat(greeting.statusCode()).isEqualTo(200);
        assertThat(greeting.body()).isEqualTo("\"arn:aws:lambda:eu-central-1:000000000000:function:greet\"");
        assertThat(greeting.headers().firstValue("X-Amz-Function-Error")).isEmpty();
        assertThat(refusal.statusCode()).isEqualTo(200);
        assertThat(refusal.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(refusal.body()).isEqualTo("{\"errorMessage\":\"never\",\"errorType\":\"No\"}");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("x-amzn-ErrorType")).contains("ResourceNotFoundException");
    }

    private HttpResponse<String> invoke(String name) throws Exception {
        URI uri = URI.create(sandbox.endpoint() + "/2015-03-31/functions/" + name + "/invocations");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String function(String name, LambdaFunction code) {
        return sandbox.functions().deploy(new FunctionSpec(name, Duration.ofMinutes(2), code));
    }

    private String start(String machine, String name, String input) {
        return states.startExecution(
                        request -> request.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    private DescribeExecutionResponse end(String execution) throws InterruptedException {
        assertThat(sandbox.stepFunctions().execution(execution).orElseThrow().await(60, TimeUnit.SECONDS))
                .isTrue();
        return states.describeExecution(request -> request.executionArn(execution));
    }

    private static final String ONE_TASK = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Task", %s, "End": true}}}
            """;

    /** A machine of one state, which invokes a function with its input. */
    static String task(String function) {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {"Work": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"FunctionName": "%s", "Payload": "{%% $states.input %%}"}, "End": true}}}
                """.formatted(function);
    }

    private static String map(String function) {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "All", "States": {"All": {
                  "Type": "Map", "Label": "All", "MaxConcurrency": 2, "End": true,
                  "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"},
                    "Arguments": {"Bucket": "plans", "Key": "{%% $states.input.key %%}"}},
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "One", "States": {"One": {
                      "Type": "Task", "Resource": "%s", "Arguments": "{%% $states.input %%}", "End": true}}}}}}
                """.formatted(function);
    }
}
