package dev.checkride.executor.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a test did not pass, without secrets.
 *
 * @param type the class of what was thrown
 * @param message its message
 * @param stack the frames that matter, the innermost first
 * @param reason the message in one line, what was expected and found before all else; null if the message says it
 */
public record Failure(
        String type,
        String message,
        List<String> stack,
        @Nullable String reason) {
    /** Copies the stack. */
    public Failure {
        stack = List.copyOf(stack);
    }

    /** A failure whose message says it. */
    public Failure(String type, String message, List<String> stack) {
        this(type, message, stack, null);
    }

    /** Why, in one line. */
    public String inOneLine() {
        return reason == null ? Described.of(message.isBlank() ? type : message).line() : reason;
    }

    private static final String STOPPED = "Timeout";
    private static final String EXITED = "ProcessExit";
    private static final String OUT_OF_MEMORY = OutOfMemoryError.class.getName();

    /** What was stopped because the time of its invocation was up. */
    public static Failure stopped(String message, List<String> stack) {
        return new Failure(STOPPED, message, stack);
    }

    /** Whether its invocation was stopped, so that nobody knows what it would still have done. */
    boolean isStop() {
        return type.equals(STOPPED);
    }

    /** What ended the process of its function. */
    public static Failure exited(String message) {
        return because(EXITED, message);
    }

    /** Whether its process ended, or was not fit to go on, so that its cleanup may not have run. */
    boolean isEndOfProcess() {
        return isStop() || type.equals(EXITED) || type.equals(OUT_OF_MEMORY);
    }

    /** A failure that nothing was thrown for. */
    public static Failure because(String type, String message) {
        return new Failure(type, message, List.of());
    }
}
