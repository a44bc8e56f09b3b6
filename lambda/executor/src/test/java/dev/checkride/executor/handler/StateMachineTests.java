package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds the state machine against the functions that it calls. */
class StateMachineTests {
    private static final String FOLDER = "/dev/checkride/statemachine/";
    private static final JsonNode MACHINE = resource("test-run.asl.json");
    private static final Map<String, JsonNode> STATES = states();

    private static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(StateMachineTests.class.getResourceAsStream(FOLDER + name))) {
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All states by name, those of the Map's items too. */
    private static Map<String, JsonNode> states() {
        Map<String, JsonNode> states = new LinkedHashMap<>();
        MACHINE.path("States").properties().forEach(state -> states.put(state.getKey(), state.getValue()));
        item().path("States").properties().forEach(state -> states.put(state.getKey(), state.getValue()));
        return states;
    }

    private static JsonNode item() {
        return MACHINE.at("/States/RunScenarios/ItemProcessor");
    }

    private static JsonNode state(String name) {
        return Objects.requireNonNull(STATES.get(name), name);
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> errors(JsonNode handlers) {
        return each(handlers)
                .flatMap(handler -> each(handler.path("ErrorEquals")))
                .map(JsonNode::textValue)
                .toList();
    }

    private static Map<String, JsonNode> tasks() {
        Map<String, JsonNode> tasks = new LinkedHashMap<>(STATES);
        tasks.values().removeIf(state -> !state.path("Type").textValue().equals("Task"));
        return tasks;
    }

    private static ExecutorFunction function(JsonNode task) {
        String placeholder = task.at("/Arguments/FunctionName").textValue();
        return Arrays.stream(ExecutorFunction.values())
                .filter(function -> placeholder.equals("${" + function.functionName() + "FunctionArn}"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No function is called " + placeholder));
    }

    private static long maximum(String schema, String pointer) {
        return resource(schema).at(pointer).longValue();
    }

    @Test
    void everyOwnErrorNameIsAClassThatHandlersThrow() throws ClassNotFoundException {
        List<String> own = STATES.values().stream()
                .flatMap(state ->
                        Stream.concat(errors(state.path("Retry")).stream(), errors(state.path("Catch")).stream()))
                .filter(name -> name.startsWith("dev.checkride"))
                .distinct()
                .toList();

        assertThat(own).contains(StackBusy.class.getName());
        for (String name : own) {
            assertThat(StepFailure.class).isAssignableFrom(Class.forName(name));
        }
    }

    @Test
    void everyStepIsOneThatTheFunctionKnows() {
        tasks().forEach((name, task) -> {
            JsonNode payload = task.at("/Arguments/Payload");
            String step = payload.isObject()
                    ? payload.path("step").textValue()
                    : MACHINE.at("/States/RunScenarios/ItemSelector/step").textValue();
            assertThat(function(task).steps()).as(name).contains(step);
        });
        // A sweep is for executions that have ended.
        assertThat(Arrays.stream(ExecutorFunction.values()).flatMap(function -> function.steps().stream()))
                .hasSize(tasks().size() + 1)
                .contains("Sweep");
    }

    @Test
    void everyTaskOutlivesItsFunction() {
        tasks().forEach((name, task) -> assertThat(task.path("TimeoutSeconds").longValue())
                .as(name)
                .isGreaterThan(function(task).timeout().toSeconds()));
    }

    @Test
    void theMachineOutlivesTheLongestRunAndItsTearDown() {
        long limit = MACHINE.path("TimeoutSeconds").longValue();
        long deadline = 60
                * Math.max(
                        maximum("request.schema.json", "/properties/deadlineMinutes/maximum"),
                        maximum("checkride.schema.json", "/$defs/defaults/properties/deadlineMinutes/maximum"));
        long lastScenario = state("RunScenario").path("TimeoutSeconds").longValue();
        long tearDown = state("TearDown").path("TimeoutSeconds").longValue()
                + state("Report").path("TimeoutSeconds").longValue();

        assertThat(limit).isEqualTo(ReadTarget.LONGEST_RUN.toSeconds());
        assertThat(deadline).isEqualTo(7_200);
        assertThat(limit).isGreaterThanOrEqualTo(deadline + lastScenario + tearDown);
    }

    @Test
    void aTestsTimeoutEndsBeforeItsFunction() {
        assertThat(maximum("checkride.schema.json", "/$defs/defaults/properties/testTimeoutSeconds/maximum"))
                .isLessThan(ExecutorFunction.SCENARIO.timeout().toSeconds());
        assertThat(maximum("checkride.schema.json", "/$defs/readiness/properties/timeoutSeconds/maximum"))
                .isLessThan(ExecutorFunction.SET_UP.timeout().toSeconds());
    }

    @Test
    void everyFailureBeforeTearDownLeadsToIt() {
        for (String name : List.of("ReadTarget", "PlanScenarios", "ClearTables", "CreateAccounts", "RunScenarios")) {
            JsonNode handlers = state(name).path("Catch");
            assertThat(handlers).as(name).hasSize(1);
            assertThat(errors(handlers)).as(name).containsExactly("States.ALL");
            assertThat(handlers.at("/0/Next").textValue()).as(name).isEqualTo("TearDown");
            assertThat(handlers.at("/0/Assign/failure/state").textValue()).contains("$states.context.State.Name");
            assertThat(handlers.at("/0/Assign/failure/error").textValue()).contains("$states.errorOutput.Error");
        }
    }

    @Test
    void tearDownAlwaysLeadsToAReportThatMayFail() {
        assertThat(errors(state("TearDown").path("Catch"))).containsExactly("States.ALL");
        assertThat(state("TearDown").at("/Catch/0/Next").textValue()).isEqualTo("Report");
        assertThat(state("TearDown").path("Next").textValue()).isEqualTo("Report");
        assertThat(state("Report").has("Catch")).isFalse();
        assertThat(state("Report").path("Retry")).isNotEmpty();
        assertThat(state("Report").path("End").booleanValue()).isTrue();
    }

    @Test
    void onePathLeadsThroughAllStates() {
        List<String> path = new ArrayList<>();
        for (String name = MACHINE.path("StartAt").textValue();
                name != null;
                name = state(name).path("Next").textValue()) {
            path.add(name);
        }

        assertThat(path)
                .containsExactly(
                        "ReadTarget",
                        "PlanScenarios",
                        "ClearTables",
                        "CreateAccounts",
                        "RunScenarios",
                        "TearDown",
                        "Report");
        assertThat(MACHINE.path("QueryLanguage").textValue()).isEqualTo("JSONata");
        assertThat(STATES.values())
                .noneMatch(state -> state.path("Type").textValue().equals("Fail"));
    }

    @Test
    void noItemCanFailTheMapAndNothingRepeatsIt() {
        JsonNode map = state("RunScenarios");

        assertThat(item().at("/ProcessorConfig/Mode").textValue()).isEqualTo("DISTRIBUTED");
        assertThat(item().at("/ProcessorConfig/ExecutionType").textValue()).isEqualTo("STANDARD");
        assertThat(map.path("Label").textValue()).isNotEmpty();
        assertThat(map.path("MaxConcurrency").textValue()).contains("$run.maxConcurrency");
        assertThat(map.path("ToleratedFailurePercentage").intValue()).isEqualTo(100);
        assertThat(map.has("Retry")).isFalse();
        assertThat(map.has("ResultWriter")).isFalse();
        assertThat(errors(state("RunScenario").path("Catch")))
                .containsExactly("Lambda.TooManyRequestsException", "States.ALL");
        JsonNode noting = state(state("RunScenario").at("/Catch/1/Next").textValue());
        assertThat(noting.at("/Arguments/Payload/step").textValue()).isEqualTo("NoteLoss");
        assertThat(errors(noting.path("Catch"))).containsExactly("States.ALL");
        String caught = noting.at("/Catch/0/Next").textValue();
        assertThat(noting.path("Next").textValue()).isEqualTo(caught);
        assertThat(item().path("States").path(caught).path("Type").textValue()).isEqualTo("Pass");
        assertThat(item().path("States").path(caught).path("End").booleanValue())
                .isTrue();
    }

    @Test
    void nothingIsRepeatedThatMayHaveRun() {
        STATES.forEach((name, state) -> assertThat(errors(state.path("Retry")))
                .as(name)
                .doesNotContain("States.ALL", "States.TaskFailed", "States.Timeout", "Lambda.Unknown"));
    }

    /** New accounts have a concurrency of ten, which the application under test needs too (Lambda developer guide, "Quotas"). */
    @Test
    void aThrottledScenarioWaitsForItsTurnUntilTheDeadlineAndNoLonger() {
        JsonNode throttled = state("RunScenario").at("/Catch/0");
        JsonNode stillTime = state(throttled.path("Next").textValue());

        assertThat(throttled.path("ErrorEquals").toString()).isEqualTo("[\"Lambda.TooManyRequestsException\"]");
        assertThat(throttled.path("Output").textValue()).isEqualTo("{% $states.input %}");
        assertThat(throttled.at("/Assign/loss")).isEqualTo(state("RunScenario").at("/Catch/1/Assign/loss"));
        assertThat(stillTime.at("/Choices/0/Condition").textValue()).contains("$states.input.deadline");
        assertThat(stillTime.at("/Choices/0/Next").textValue()).isEqualTo("RunScenario");
        assertThat(stillTime.path("Default").textValue()).isEqualTo("NoteLoss");
    }

    @Test
    void aRunThatWaitsForAStackIsNotEndedByItsRetry() {
        JsonNode busy = each(state("ReadTarget").path("Retry"))
                .filter(retry -> retry.path("ErrorEquals").toString().contains("StackBusy"))
                .findFirst()
                .orElseThrow();

        // Half the interval on the average, for it is jittered.
        assertThat(busy.path("IntervalSeconds").longValue()
                        * busy.path("MaxAttempts").longValue()
                        / 2)
                .isGreaterThanOrEqualTo(7_200);
    }

    @Test
    void stateCarriesReferencesAlone() {
        STATES.forEach((name, state) -> {
            List<JsonNode> outputs = new ArrayList<>(List.of(state.path("Output")));
            each(state.path("Catch")).map(handler -> handler.path("Output")).forEach(outputs::add);
            if (!List.of("Report", "RunScenario", "RepeatScenario", "StillTime").contains(name)) {
                assertThat(outputs)
                        .as(name)
                        .allSatisfy(output -> assertThat(output).isEqualTo(Json.object()));
            }
        });
        assertThat(state("CreateAccounts").path("Assign")).hasSize(2);
        assertThat(state("CreateAccounts").at("/Assign/secret").textValue())
                .isEqualTo("{% $states.result.Payload.secret %}");
    }

    @Test
    void everyStateTellsWhenItBegan() {
        String time = "$states.context.State.EnteredTime";
        for (String name : List.of("PlanScenarios", "ClearTables", "CreateAccounts", "RunScenarios", "TearDown")) {
            assertThat(state(name).at("/Assign/entered").textValue()).as(name).contains("$entered", time);
            assertThat(state(name).at("/Catch/0/Assign/entered").textValue())
                    .as(name)
                    .contains("$entered", time);
        }
        assertThat(state("ReadTarget").at("/Assign/entered/ReadTarget").textValue())
                .contains(time);
        assertThat(state("ReadTarget").at("/Catch/0/Assign/entered/ReadTarget").textValue())
                .contains(time);
        assertThat(state("Report").at("/Arguments/Payload/entered").textValue()).contains("$entered", time);
    }

    @Test
    void aScenarioIsRepeatedAsOftenAsItsFunctionSays() {
        assertThat(MACHINE.at("/States/RunScenarios/ItemSelector/attempt").intValue())
                .isEqualTo(1);
        assertThat(state("RunScenario").path("Output").textValue())
                .isEqualTo("{% $merge([$states.input, $states.result.Payload]) %}");
        assertThat(state("RunScenario").path("Next").textValue()).isEqualTo("RepeatScenario");
        assertThat(state("RepeatScenario").at("/Choices/0/Condition").textValue())
                .isEqualTo("{% $states.input.again %}");
        assertThat(state("RepeatScenario").at("/Choices/0/Next").textValue()).isEqualTo("RunScenario");
        assertThat(state("RepeatScenario").path("Default").textValue()).isEqualTo("ScenarioDone");
        assertThat(state("ScenarioDone").path("Type").textValue()).isEqualTo("Succeed");
    }

    @Test
    void theFailureIsAssignedOnEveryWayToTheReport() {
        assertThat(state("ReadTarget").path("Assign").has("failure")).isTrue();
        assertThat(state("ReadTarget").at("/Catch/0/Assign").has("failure")).isTrue();
        assertThat(state("Report").at("/Arguments/Payload/failure").textValue()).isEqualTo("{% $failure %}");
    }

    @Test
    void everyVariableIsAssignedBeforeItIsReadOnTheOnlyPathThatReadsIt() {
        String selector = MACHINE.at("/States/RunScenarios").toString();
        assertThat(selector).contains("$run.", "$plan.", "$secret");
        assertThat(state("ReadTarget").path("Assign").has("run")).isTrue();
        assertThat(state("PlanScenarios").path("Assign").has("plan")).isTrue();
        assertThat(state("CreateAccounts").path("Assign").has("secret")).isTrue();
        // A failure may come before any of them was assigned: the states behind it read the execution alone.
        for (String name : List.of("TearDown", "Report")) {
            assertThat(state(name).toString()).doesNotContain("$run", "$plan", "$secret");
        }
    }
}
