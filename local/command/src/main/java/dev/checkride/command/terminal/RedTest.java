package dev.checkride.command.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.executor.result.Exchange;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.run.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of the result that keeps the run from being green.
 *
 * @param id its unique id in the launcher
 * @param className its scenario's class
 * @param name the scenario's simple name and the test's
 * @param status what became of it
 * @param failureType the class of what was thrown, or empty
 * @param message why it is red
 * @param frames the frames of the failure itself that tell a line, the innermost first
 * @param exchanges its requests to the application
 */
record RedTest(
        String id,
        String className,
        String name,
        Status status,
        String failureType,
        String message,
        List<Frame> frames,
        List<Exchange> exchanges) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    static RedTest of(JsonNode row) {
        List<Exchange> exchanges = new ArrayList<>();
        row.at("/extra/exchanges").forEach(exchange -> exchanges.add(Json.convert(exchange, Exchange.class)));
        return new RedTest(
                row.path("testId").asText(),
                row.path("suite").path(0).asText(),
                row.path("name").asText(),
                StatusWords.parse(row.path("rawStatus").asText()),
                row.at("/extra/failureType").asText(),
                row.path("message").asText(),
                frames(row.path("trace").asText()),
                exchanges);
    }

    private static List<Frame> frames(String trace) {
        return trace.lines()
                .takeWhile(line -> !line.startsWith("Caused by: "))
                .flatMap(line -> Frame.parse(line).stream())
                .toList();
    }

    /** The innermost frame of the scenario itself, or else of any code of the project. */
    Optional<Frame> place() {
        return frames.stream()
                .filter(frame -> frame.isIn(className))
                .findFirst()
                .or(() -> frames.stream().findFirst());
    }

    /** The frame within that place where it was thrown, if that is elsewhere. */
    Optional<Frame> thrownIn() {
        return frames.stream().findFirst().filter(frame -> !place().equals(Optional.of(frame)));
    }

    /** The status in words; an error with what was thrown. */
    String statusInWords() {
        String type = failureType.substring(failureType.lastIndexOf('.') + 1);
        return status == Status.ERROR && !type.isEmpty()
                ? StatusWords.of(status) + ": " + type
                : StatusWords.of(status);
    }

    /** The same for tests that are red for the same reason; what is random in each run does not tell reasons apart. */
    String reason() {
        return status + " " + failureType + " " + UUID.matcher(message).replaceAll("#");
    }
}
