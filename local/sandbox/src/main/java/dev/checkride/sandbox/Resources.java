package dev.checkride.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What has been opened, to be closed in the opposite order, each whatever becomes of the others. */
final class Resources implements AutoCloseable {
    /** Closes one thing. */
    @FunctionalInterface
    interface Closing {
        void close();
    }

    private final Deque<Closing> open = new ArrayDeque<>();

    synchronized void add(Closing resource) {
        open.push(resource);
    }

    @Override
    public synchronized void close() {
        @Nullable RuntimeException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
