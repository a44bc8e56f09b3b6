package dev.checkride.executor.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Step Functions says about a task that failed, for people.
 *
 * @param error the error's name, with the type that Lambda has returned where Step Functions has not taken it over
 * @param message why, in one line without tokens
 */
record LambdaCause(String error, String message) {
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_ERROR = 200;
    private static final Pattern PAYLOAD = Pattern.compile("(?s)(?:\\s*Returned payload:.*|^\\{.*)");

    static LambdaCause of(String error, String cause) {
        Optional<String> type = error.equals("Lambda.Unknown") ? field("errorType", cause) : Optional.empty();
        String message =
                field("errorMessage", cause).orElse(PAYLOAD.matcher(cause).replaceFirst(""));
        return new LambdaCause(
                clean(type.map(name -> error + " (" + name + ")").orElse(error), LONGEST_ERROR),
                clean(message, LONGEST_MESSAGE));
    }

    /**
     * Lambda's cause is JSON with a stack trace, or holds it behind other words; only its message is for people. It may have
     * been cut on its way, and the message may be null. Other causes, like a timeout's, are plain text.
     */
    private static Optional<String> field(String name, String cause) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")")
                .matcher(cause);
        try {
            return field.find()
                    ? Optional.of(Json.parse(field.group(1).getBytes(StandardCharsets.UTF_8))
                            .asText())
                    : Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static String clean(String text, int longest) {
        return Text.shortened(new Redactor(List.of()).redact(Text.oneLine(text)), longest);
    }
}
