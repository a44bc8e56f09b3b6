package dev.checkride.command;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.sandbox.function.FunctionFailure;
import dev.checkride.sandbox.function.InvocationContext;
import dev.checkride.sandbox.function.LambdaFunction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The executor's invocations that are under way: a stopped execution leaves them running. */
final class Invocations {
    private final Map<Thread, ExecutorFunction> running = new HashMap<>();

    /** The same code, counted while it runs. */
    LambdaFunction watch(ExecutorFunction function, LambdaFunction code) {
        return (event, context) -> invoke(function, code, event, context);
    }

    private byte[] invoke(ExecutorFunction function, LambdaFunction code, byte[] event, InvocationContext context)
            throws FunctionFailure {
        begin(function);
        try {
            return code.invoke(event, context);
        } finally {
            end();
        }
    }

    private synchronized void begin(ExecutorFunction function) {
        running.put(Thread.currentThread(), function);
    }

    private synchronized void end() {
        running.remove(Thread.currentThread());
        notifyAll();
    }

    /** Interrupts the scenarios, so that they go on to their cleanups. */
    synchronized void interruptScenarios() {
        running.forEach((thread, function) -> {
            if (function == ExecutorFunction.SCENARIO) {
                thread.interrupt();
            }
        });
    }

    /** Waits until all have ended but those on a thread that is ending the process; gives up after the given time. */
    synchronized boolean settle(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!running.keySet().stream().allMatch(ProcessEnd::isCausedBy)) {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
