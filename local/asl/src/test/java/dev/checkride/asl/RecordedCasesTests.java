package dev.checkride.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.RecordedFigures.Result;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Executions recorded on AWS, from the folder that {@code -Dasl.cases} names. */
class RecordedCasesTests {
    private static final String FOLDER = System.getProperty("asl.cases", "");
    private static final RecordedFigures FIGURES = new RecordedFigures();

    /** What CreateStateMachine refuses for other reasons than its definition. */
    private static final Set<String> ERRORS_OF_THE_API = Set.of(
            "ConflictException",
            "InvalidArn",
            "InvalidEncryptionConfiguration",
            "InvalidLoggingConfiguration",
            "InvalidName",
            "InvalidTracingConfiguration",
            "KmsAccessDeniedException",
            "StateMachineAlreadyExists",
            "StateMachineDeleting",
            "StateMachineLimitExceeded",
            "StateMachineTypeNotSupported",
            "TooManyTags");

    private static final Pattern PLACE = Pattern.compile(" at (/\\S+?)'*$");

    @BeforeAll
    static void skipWithoutCases() {
        assumeTrue(!FOLDER.isEmpty(), "No recorded cases: name their folder with -Dasl.cases=...");
    }

    @AfterAll
    static void enoughPassInEachFolder() {
        // The lines that a person reads after a run with the cases; nothing else prints them.
        FIGURES.lines().forEach(System.out::println);
        assertThat(FOLDER.isEmpty() ? List.of() : FIGURES.shortfalls()).isEmpty();
    }

    static Stream<RecordedCase> cases() {
        return FOLDER.isEmpty() ? Stream.empty() : RecordedCase.all(Path.of(FOLDER)).stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("cases")
    void behavesAsAwsDid(RecordedCase recorded) throws Exception {
        try {
            check(recorded);
            FIGURES.add(recorded.folder(), Result.PASSED);
        } catch (TestAbortedException e) {
            FIGURES.add(recorded.folder(), Result.OF_THE_API);
            throw e;
        } catch (InvalidDefinitionException e) {
            boolean named = e.problems().stream()
                    .allMatch(problem -> problem.contains("not supported") || problem.contains("belongs to JSONPath"));
            FIGURES.add(recorded.folder(), named ? Result.REFUSED : Result.FAILED);
            throw named ? new TestAbortedException(e.getMessage(), e) : e;
        } catch (Exception | AssertionError e) {
            FIGURES.add(recorded.folder(), Result.FAILED);
            throw e;
        }
    }

    private static void check(RecordedCase recorded) throws Exception {
        switch (recorded.folder()) {
            case "create_error" -> checkRejected(recorded);
            case "test_state" -> checkState(recorded);
            default -> checkExecution(recorded);
        }
    }

    private static void checkRejected(RecordedCase recorded) {
        JsonNode error = recorded.expected().path("error");
        String code = error.path("exception_typename").asText(error.path("Code").asText());
        assumeTrue(!ERRORS_OF_THE_API.contains(code), "rejected by the API, not for the definition");
        Matcher place = PLACE.matcher(error.path("exception_value").asText());
        String wanted = place.find() ? place.group(1) : "/";
        assertThatThrownBy(() -> StateMachine.parse(recorded.definition().toString()))
                .asInstanceOf(type(InvalidDefinitionException.class))
                .satisfies(e -> assertThat(e.problems()).anyMatch(problem -> problem.startsWith(wanted)));
    }

    private static void checkExecution(RecordedCase recorded) throws Exception {
        StateMachine machine = StateMachine.parse(recorded.definition().toString(), SupportedTasks.functions());
        MockedTasks tasks = new MockedTasks(recorded.content().path("taskCalls"));
        JsonNode objects = recorded.content().path("s3Objects");
        ItemSource items = (resource, arguments) -> object(objects, arguments);
        boolean waits = recorded.status().equals("TIMED_OUT");
        OptionalInt stopAfter = recorded.status().equals("ABORTED")
                ? OptionalInt.of(recorded.expected().path("eventTypes").size() - 1)
                : OptionalInt.empty();
        ExecutionRequest request = Machines.request(recorded.content().path("input"));
        Execution execution = start(machine, request, tasks, items, waits, stopAfter);
        JsonNode expected = recorded.expected();
        assertThat(execution.status()).hasToString(recorded.status());
        checkOutcome(expected, execution, recorded.hasComparableOutput());
        assertThat(tasks.differences()).isEmpty();
        if (expected.has("stateTrace")) {
            assertThat(entered(execution)).containsExactlyInAnyOrderElementsOf(texts(expected.path("stateTrace")));
        }
        if (expected.has("eventTypes")) {
            checkEvents(recorded, execution);
        }
    }

    /** The recordings leave out events of Parallels, but number those that remain as AWS did. */
    private static void checkEvents(RecordedCase recorded, Execution execution) {
        List<String> wanted = texts(recorded.expected().path("eventTypes"));
        JsonNode history = recorded.content().path("history");
        int count = history.path(history.size() - 1).path("id").asInt(wanted.size());
        List<String> types = new ArrayList<>(
                execution.history().stream().map(HistoryEvent::type).toList());
        assertThat(types).hasSize(count).containsAll(wanted);
        wanted.forEach(types::remove);
        assertThat(types).hasSize(count - wanted.size()).allMatch(type -> type.startsWith("ParallelState"));
    }

    private static Execution start(
            StateMachine machine,
            ExecutionRequest request,
            TaskRunner tasks,
            ItemSource items,
            boolean waits,
            OptionalInt stopAfter)
            throws InterruptedException {
        Waiter waiter = duration -> {
            if (stopAfter.isPresent() || waits) {
                new CountDownLatch(1).await();
            }
        };
        Surroundings surroundings = new Surroundings(tasks, items, Clock.systemUTC(), waiter, new Random(1));
        Execution execution = machine.start(request, surroundings);
        if (stopAfter.isPresent()) {
            CountDownLatch reached = new CountDownLatch(stopAfter.getAsInt());
            execution.listen(event -> reached.countDown());
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
            execution.stop(null, null);
        }
        return execution.await();
    }

    private static void checkOutcome(JsonNode expected, Execution execution, boolean comparesOutput) {
        if (execution.status() == ExecutionStatus.FAILED) {
            assertThat(execution.error())
                    .isEqualTo(Optional.ofNullable(expected.path("error").textValue()));
        }
        if (expected.has("cause")) {
            assertThat(execution.cause())
                    .hasValueSatisfying(cause -> assertThat(Likeness.isSameCause(expected.path("cause"), cause))
                            .as("%s instead of %s", cause, expected.path("cause"))
                            .isTrue());
        }
        if (comparesOutput && expected.has("output")) {
            assertThat(execution.output())
                    .hasValueSatisfying(output -> assertThat(Likeness.matches(expected.path("output"), output))
                            .as("%s instead of %s", output, expected.path("output"))
                            .isTrue());
        }
    }

    private static void checkState(RecordedCase recorded) throws Exception {
        assumeTrue(!recorded.status().equals("REJECTED"), "rejected by the API, not for the definition");
        boolean countsFailures = recorded.content()
                        .path("request")
                        .path("stateConfiguration")
                        .path("mapIterationFailureCount")
                        .asInt(0)
                > 0;
        assumeTrue(
                !(countsFailures && recorded.status().equals("SUCCEEDED")),
                "the API lets a Map succeed that tolerates none of the failures counted");
        SingleState single = new SingleState(recorded);
        // The API mocks what a Task calls, whatever that is.
        StateMachine machine = StateMachine.parse(single.definition(), (resource, arguments) -> List.of());
        ItemSource items = (resource, arguments) -> single.itemReaderData();
        Execution execution = start(machine, single.request(), single::run, items, false, OptionalInt.empty());
        JsonNode expected = recorded.expected();
        switch (recorded.status()) {
            case "SUCCEEDED" -> {
                assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                checkOutcome(expected, execution, recorded.hasComparableOutput());
            }
            case "CAUGHT_ERROR" -> {
                assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(Likeness.matches(
                                expected.path("output"), execution.output().orElseThrow()))
                        .isTrue();
            }
            default -> {
                assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
                checkOutcome(expected, execution, false);
            }
        }
        if (expected.has("nextState")) {
            assertThat(entered(execution).get(1)).endsWith("," + expected.path("nextState") + "]");
        }
    }

    private static JsonNode object(JsonNode objects, JsonNode arguments) throws TaskFailedException {
        for (JsonNode object : objects) {
            if (object.path("bucket").equals(arguments.path("Bucket"))
                    && object.path("key").equals(arguments.path("Key"))) {
                return Machines.json(object.path("body").asText());
            }
        }
        throw new TaskFailedException("S3.NoSuchKeyException", "The specified key does not exist.");
    }

    private static List<String> entered(Execution execution) {
        List<String> entered = new ArrayList<>();
        for (HistoryEvent event : execution.history()) {
            JsonNode name = event.details().path("stateEnteredEventDetails").path("name");
            if (!name.isMissingNode()) {
                entered.add("[\"" + event.type() + "\"," + name + "]");
            }
        }
        return entered;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.isTextual() ? element.asText() : element.toString())
                .toList();
    }
}
