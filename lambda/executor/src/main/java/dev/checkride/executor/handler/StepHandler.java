package dev.checkride.executor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.RunClosedException;
import dev.checkride.executor.run.Text;
import dev.checkride.executor.target.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/** Picks the step that an event names, and turns whatever it throws into a failure with a name and one line. */
abstract class StepHandler implements RequestStreamHandler, Resource {
    private static final Redactor TOKENS = new Redactor(List.of());
    private static final int LONGEST_MESSAGE = 1_500;

    private final Map<String, Step> steps;
    private final SnapStart snapStart;
    private final Patience patience;

    StepHandler(Map<String, Step> steps, SnapStart snapStart, Patience patience) {
        this.patience = patience;
        this.steps = steps;
        this.snapStart = snapStart;
    }

    @Override
    public final void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        snapStart.prime();
    }

    @Override
    public final void afterRestore(org.crac.Context<? extends Resource> context) {
        snapStart.renew();
    }

    /** The steps that it can take. */
    Set<String> steps() {
        return steps.keySet();
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        StepEvent event = event(input.readAllBytes(), Duration.ofMillis(context.getRemainingTimeInMillis()));
        output.write(patience.during(event.remaining(), () -> take(step(event), event, context)));
    }

    private static StepEvent event(byte[] json, Duration remaining) {
        try {
            return new StepEvent(Json.parse(json), remaining);
        } catch (JsonProcessingException malformed) {
            throw new SetUpFailed("The event is not well-formed JSON: start the state machine, not its functions");
        }
    }

    private Step step(StepEvent event) {
        String name = event.json().path("step").asText("");
        Step step = steps.get(name);
        if (step == null) {
            throw new SetUpFailed("This function knows no step \"" + Text.shortened(line(name), 100) + "\", only "
                    + steps.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return step;
    }

    private static byte[] take(Step step, StepEvent event, Context context) {
        try {
            return Json.bytes(step.take(event));
        } catch (StepFailure failure) {
            throw failure;
        } catch (RunClosedException closed) {
            throw new RunClosed(line(closed.getMessage()));
        } catch (CheckrideException known) {
            throw step.failure().apply(line(known.getMessage()));
        } catch (RuntimeException | Error unforeseen) {
            // Errors too: the runtime would write their stack traces into the execution's history.
            context.getLogger().log(trace(event, unforeseen));
            throw step.failure()
                    .apply(line(event.step() + " failed: "
                            + unforeseen.getClass().getSimpleName() + ": " + unforeseen.getMessage()));
        }
    }

    private static String line(@Nullable String message) {
        return Text.shortened(TOKENS.redact(Text.oneLine(String.valueOf(message))), LONGEST_MESSAGE);
    }

    /** Classes and frames without messages, since a message may quote what must not be logged. */
    private static String trace(StepEvent event, Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .map(part -> part.getClass().getName()
                        + Stream.of(part.getStackTrace())
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\nCaused by: ", event.step() + ": ", "\n"));
    }
}
