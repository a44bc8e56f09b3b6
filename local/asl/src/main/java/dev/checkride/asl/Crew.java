package dev.checkride.asl;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one execution and its children; they never keep the JVM up. */
final class Crew {
    private final String executionName;
    private final AtomicInteger number = new AtomicInteger();
    private volatile ExecutorService threads;

    Crew(String executionName) {
        this.executionName = executionName;
        this.threads = assembled();
    }

    /** Takes work again after it was dismissed. */
    void assemble() {
        if (threads.isShutdown()) {
            threads = assembled();
        }
    }

    private ExecutorService assembled() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "execution " + executionName + " #" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    <T> Future<T> submit(Callable<T> work) {
        return threads.submit(work);
    }

    void start(Runnable work) {
        threads.execute(work);
    }

    /** Takes no more work; what runs goes on. */
    void dismiss() {
        threads.shutdown();
    }
}
