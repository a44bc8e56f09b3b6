package dev.checkride.executor.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.checkride.executor.run.InvalidRequestException;
import dev.checkride.executor.run.RunClosedException;
import dev.checkride.executor.target.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepHandlerTests {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl";

    private final Invocation invocation = new Invocation();

    private String handle(Step step, String event) throws IOException {
        StepHandler handler = new StepHandler(Map.of("Walk", step), SnapStartTests.ofNothing(), Patience.none()) {};
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, invocation);
        return output.toString(StandardCharsets.UTF_8);
    }

    private StepFailure failure(Step step, String event) {
        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> handle(step, event));
        assertThat(failure.getStackTrace()).isEmpty();
        assertThat(failure.getCause()).isNull();
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(failure.getMessage())
                .hasSizeLessThan(1_600)
                .doesNotContain("\n")
                .doesNotContain("eyJ");
        return failure;
    }

    private StepFailure failure(RuntimeException thrown) {
        return failure(
                event -> {
                    throw thrown;
                },
                "{\"step\": \"Walk\"}");
    }

    private StepFailure failure(Error thrown) {
        return failure(
                event -> {
                    throw thrown;
                },
                "{\"step\": \"Walk\"}");
    }

    @Test
    void whatAStepReturnsIsTheAnswer() throws IOException {
        assertThat(handle(event -> Map.of("got", event.text("what")), "{\"step\": \"Walk\", \"what\": \"é\"}"))
                .isEqualTo("{\"got\":\"é\"}");
    }

    @Test
    void aStepKnowsHowLongItMayTake() throws IOException {
        assertThat(handle(event -> event.remaining().toMillis(), "{\"step\": \"Walk\"}"))
                .isEqualTo("60000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"step\": \"Run\"} | This function knows no step \"Run\", only Walk",
                "{\"step\": 1}       | This function knows no step",
                "{}                  | This function knows no step \"\", only Walk",
                "[]                  | This function knows no step",
                "``                  | This function knows no step",
                "{                   | The event is not well-formed JSON"
            })
    void anEventWithoutAKnownStepIsRefused(String event, String message) {
        assertThat(failure(any -> Map.of(), event))
                .isInstanceOf(SetUpFailed.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLongUnknownStepIsCut() {
        String event = "{\"step\": \"" + "x\\n".repeat(5_000) + TOKEN + "\"}";

        assertThat(failure(any -> Map.of(), event).getMessage()).hasSizeLessThan(300);
    }

    @Test
    void whatIsMissingInTheEventIsNamed() {
        assertThat(failure(event -> event.execution(), "{\"step\": \"Walk\"}"))
                .isInstanceOf(SetUpFailed.class)
                .hasMessageContaining("no text \"execution\"");
    }

    @Test
    void aFailureOfAStepStaysWhatItIs() {
        assertThat(failure(new StackBusy("held by another")))
                .isInstanceOf(StackBusy.class)
                .hasMessage("held by another");
    }

    @Test
    void aClosedRunIsCalledSo() {
        assertThat(failure(new RunClosedException("arn", Optional.empty())))
                .isInstanceOf(RunClosed.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void aKnownExceptionKeepsItsMessageInOneLine() {
        assertThat(failure(new InvalidRequestException("first\n\tsecond " + TOKEN)))
                .isInstanceOf(SetUpFailed.class)
                .hasMessage("first second ***");
        assertThat(invocation.log()).isEmpty();
    }

    @Test
    void anUnforeseenExceptionIsNamedAndItsPlaceIsLoggedWithoutItsMessage() {
        assertThat(failure(new IllegalStateException("broken " + TOKEN, new IllegalArgumentException("inner"))))
                .isInstanceOf(SetUpFailed.class)
                .hasMessage("Walk failed: IllegalStateException: broken ***");
        assertThat(invocation.log())
                .contains(
                        "Walk: java.lang.IllegalStateException", "StepHandlerTests", "Caused by: java.lang.IllegalArg")
                .doesNotContain("broken", "inner", "eyJ");
    }

    @Test
    void anErrorIsAFailureToo() {
        assertThat(failure(new StackOverflowError())).hasMessage("Walk failed: StackOverflowError: null");
        assertThat(failure(new NoClassDefFoundError("a/b/C"))).hasMessageContaining("a/b/C");
        assertThat(failure(new OutOfMemoryError("Java heap space"))).isInstanceOf(SetUpFailed.class);
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAFailure() {
        assertThat(failure(any -> new Object(), "{\"step\": \"Walk\"}")).isInstanceOf(SetUpFailed.class);
    }

    @Test
    void aStepSaysWhatItsUnforeseenFailureIsCalled() {
        Step step = new Step() {
            @Override
            public Object take(StepEvent event) {
                throw new IllegalStateException("x".repeat(10_000));
            }

            @Override
            public Function<String, StepFailure> failure() {
                return TearDownFailed::new;
            }
        };

        assertThat(failure(step, "{\"step\": \"Walk\"}"))
                .isInstanceOf(TearDownFailed.class)
                .hasMessageEndingWith("…");
    }
}
