package dev.checkride.executor.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Notices that code of a scenario ends the process, while there is still somebody to tell of it. */
final class ExitHook implements AutoCloseable {
    private static final Set<String> EXITS = Set.of("java.lang.System", "java.lang.Runtime");

    private final Thread hook;

    private ExitHook(Thread hook) {
        this.hook = hook;
    }

    /** Tells the place of the call, until this is closed. */
    static ExitHook open(Consumer<String> onExit) {
        Thread hook = new Thread(() -> place().ifPresent(onExit), "checkride-exit");
        Runtime.getRuntime().addShutdownHook(hook);
        return new ExitHook(hook);
    }

    /** Where somebody waits for the process to end; nowhere if a signal has ended it. */
    private static Optional<String> place() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(stack -> caller(stack).stream())
                .findFirst();
    }

    private static Optional<String> caller(StackTraceElement[] stack) {
        Stream<StackTraceElement> outward = Arrays.stream(stack).dropWhile(frame -> !isExit(frame));
        return outward.filter(frame -> !isExit(frame)).findFirst().map(StackTraceElement::toString);
    }

    private static boolean isExit(StackTraceElement frame) {
        return EXITS.contains(frame.getClassName()) && frame.getMethodName().equals("exit");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending: the hook does its work.
            return;
        }
    }
}
