package dev.checkride.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps of one test or container; JUnit closes it when that is over. */
final class LastInFirstOutCleanup implements Cleanup, AutoCloseable {
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Consumer<Throwable> failures;
    private boolean over;

    LastInFirstOutCleanup(Consumer<Throwable> failures) {
        this.failures = failures;
    }

    @Override
    public synchronized void later(Step step) {
        if (over) {
            throw new IllegalStateException(
                    "The test that this cleanup belongs to is over, so the step would never run:"
                            + " ask for a Cleanup of its own where the step is registered");
        }
        steps.push(step);
    }

    @Override
    public void close() {
        Deque<RuntimeException> thrown = new ArrayDeque<>();
        for (Optional<Step> step = next(); step.isPresent(); step = next()) {
            try {
                step.get().run();
            } catch (Throwable failure) {
                // Whatever it is, an Error too: the steps that are left must run.
                report(failure, thrown);
            }
        }
        if (!thrown.isEmpty()) {
            RuntimeException first = thrown.pop();
            thrown.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void report(Throwable failure, Deque<RuntimeException> thrown) {
        try {
            failures.accept(failure);
        } catch (RuntimeException failsTheTest) {
            thrown.add(failsTheTest);
        }
    }

    private synchronized Optional<Step> next() {
        Optional<Step> step = Optional.ofNullable(steps.poll());
        over = step.isEmpty();
        return step;
    }
}
