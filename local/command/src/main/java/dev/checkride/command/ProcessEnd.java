package dev.checkride.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Why this process is ending, as the stacks of its threads tell while shutdown hooks run. */
sealed interface ProcessEnd {
    /** The command has come to its end. */
    record OwnEnd() implements ProcessEnd {}

    /**
     * A signal of the system has arrived.
     *
     * @param name its name, like SIGINT
     */
    record Signal(String name) implements ProcessEnd {}

    /**
     * Code of a test has called {@code System.exit}.
     *
     * @param place the innermost frame outside the JDK
     */
    record Exit(String place) implements ProcessEnd {}

    /** What the threads say now. */
    static ProcessEnd observe() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> has(thread.getValue(), "java.lang.ApplicationShutdownHooks"::equals))
                .findFirst()
                .<ProcessEnd>map(ProcessEnd::of)
                .orElseGet(OwnEnd::new);
    }

    private static ProcessEnd of(Map.Entry<Thread, StackTraceElement[]> thread) {
        if (isSignal(thread.getValue())) {
            return new Signal(thread.getKey().getName().replace(" handler", ""));
        }
        if (has(thread.getValue(), Main.class.getName()::equals)) {
            return new OwnEnd();
        }
        return new Exit(innermost(thread.getValue()).orElse(thread.getKey().getName()));
    }

    private static Optional<String> innermost(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("jdk."))
                .map(frame ->
                        frame.getClassName() + "." + frame.getMethodName() + " (line " + frame.getLineNumber() + ")")
                .findFirst();
    }

    /** How many signals wait for the end of this process; each further one makes a further thread of the JDK wait. */
    static long pendingSignals() {
        Collection<StackTraceElement[]> stacks = Thread.getAllStackTraces().values();
        return stacks.stream().filter(ProcessEnd::isSignal).count();
    }

    /** Whether a thread waits for the end of the process, which itself has asked for. */
    static boolean isCausedBy(Thread thread) {
        return has(thread.getStackTrace(), "java.lang.Shutdown"::equals);
    }

    private static boolean isSignal(StackTraceElement[] stack) {
        return has(stack, name -> name.startsWith("java.lang.Terminator"));
    }

    private static boolean has(StackTraceElement[] stack, Predicate<String> className) {
        return Arrays.stream(stack).map(StackTraceElement::getClassName).anyMatch(className);
    }
}
