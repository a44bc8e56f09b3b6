package dev.checkride.executor.scenario;

import dev.checkride.executor.result.Described;
import dev.checkride.executor.result.Failure;
import dev.checkride.executor.result.Redactor;
import dev.checkride.executor.result.Status;
import dev.checkride.executor.run.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Turns what a test has thrown into what its reader needs. */
final class Failures {
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int MOST_FRAMES = 20;
    private static final int MOST_CAUSES = 5;
    private static final List<String> MACHINERY = List.of(
            "org.junit.",
            "org.assertj.",
            "org.awaitility.",
            "org.opentest4j.",
            "net.javacrumbs.",
            "java.lang.reflect.",
            "java.util.",
            "jdk.internal.",
            "sun.",
            "com.sun.",
            "dev.checkride.api.",
            "dev.checkride.executor.");

    private final Redactor redactor;

    Failures(Redactor redactor) {
        this.redactor = redactor;
    }

    static Status statusOf(Throwable thrown) {
        boolean infrastructure = Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(TrailNotKeptException.class::isInstance);
        if (infrastructure) {
            return Status.INFRASTRUCTURE;
        }
        if (thrown instanceof AssertionError) {
            return Status.FAILED;
        }
        // The message is the only thing that tells the launcher's timeout from one that the application's client has
        // thrown.
        boolean launcherTimeout = thrown instanceof TimeoutException
                && Objects.toString(thrown.getMessage(), "").contains("timed out after");
        return launcherTimeout ? Status.TIMEOUT : Status.ERROR;
    }

    /** Whatever was thrown, even what cannot tell about itself: a failure that got lost here could turn a run green. */
    Failure of(Throwable thrown) {
        try {
            return described(thrown);
        } catch (Throwable unspeakable) {
            return Failure.because(
                    thrown.getClass().getName(),
                    "it cannot be described, since its own methods throw "
                            + unspeakable.getClass().getName());
        }
    }

    /** A test that did not run, for a reason that somebody has written or computed. */
    Failure because(String type, String reason) {
        return Failure.because(type, redacted(reason));
    }

    private Failure described(Throwable thrown) {
        List<String> stack = new ArrayList<>(frames(thrown));
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            stack.add("Caused by: " + cause.getClass().getName() + ": " + message(cause));
            stack.addAll(frames(cause));
            cause = cause.getCause();
        }
        return new Failure(thrown.getClass().getName(), message(thrown), stack, reason(thrown));
    }

    /** A description may be a whole response: what was expected comes before it and is not cut with it. */
    private String message(Throwable thrown) {
        String message = redacted(thrown.getMessage());
        return message.length() <= LONGEST_MESSAGE
                ? message
                : Text.shortened(Described.of(message).within(LONGEST_MESSAGE - 10), LONGEST_MESSAGE);
    }

    private String reason(Throwable thrown) {
        Described message = Described.of(redacted(thrown.getMessage()));
        String line =
                thrown instanceof AssertionFailedError failed && failed.isExpectedDefined() && failed.isActualDefined()
                        ? message.line(
                                redacted(failed.getExpected().getStringRepresentation()),
                                redacted(failed.getActual().getStringRepresentation()))
                        : message.line();
        String type = thrown.getClass().getSimpleName();
        return thrown instanceof AssertionError && !line.isEmpty() ? line : line.isEmpty() ? type : type + ": " + line;
    }

    private String redacted(@Nullable String text) {
        return redactor.redact(Objects.toString(text, ""));
    }

    private static List<String> frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> MACHINERY.stream().noneMatch(frame.getClassName()::startsWith))
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .toList();
    }
}
