package dev.checkride.asl;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does a number of pieces of work, some at a time, and comes back when none runs any more. The first failure, or an
 * interrupt of the thread that waits, ends the others by interrupting them.
 */
final class Fork {
    private final Piece piece;
    private final int count;
    private final Set<Thread> workers = new HashSet<>();
    private int next;
    private int unfinished;
    private boolean cancelled;
    private @Nullable Throwable failure;

    private Fork(int count, Piece piece) {
        this.count = count;
        this.piece = piece;
    }

    /** One piece of the work. */
    interface Piece {
        void run(int index) throws StateFailure, InterruptedException;
    }

    /**
     * @param width how many pieces at a time
     * @throws StateFailure that of the first piece that failed
     */
    static void run(Crew crew, int count, int width, Piece piece) throws StateFailure, InterruptedException {
        Fork fork = new Fork(count, piece);
        fork.start(crew, Math.min(count, width));
        fork.await();
    }

    private synchronized void start(Crew crew, int width) {
        for (int i = 0; i < width && !cancelled; i++) {
            try {
                crew.start(this::work);
                unfinished++;
            } catch (RuntimeException | Error e) {
                // No further thread can be had: those that run must end before anybody goes on.
                cancel(e);
            }
        }
    }

    private void work() {
        Thread thread = Thread.currentThread();
        synchronized (this) {
            workers.add(thread);
        }
        try {
            for (int index = take(); index >= 0; index = take()) {
                piece.run(index);
            }
        } catch (StateFailure | InterruptedException | RuntimeException | Error e) {
            cancel(e);
        } finally {
            synchronized (this) {
                // From here on nobody interrupts the thread: it goes back to the crew.
                workers.remove(thread);
                unfinished--;
                notifyAll();
            }
        }
    }

    private synchronized int take() {
        return cancelled || next >= count ? -1 : next++;
    }

    private synchronized void cancel(Throwable reason) {
        if (!cancelled) {
            cancelled = true;
            failure = reason;
            workers.stream().filter(worker -> worker != Thread.currentThread()).forEach(Thread::interrupt);
        }
    }

    private synchronized void await() throws StateFailure, InterruptedException {
        while (unfinished > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                cancel(e);
            }
        }
        rethrow(failure);
    }

    private static void rethrow(@Nullable Throwable failure) throws StateFailure, InterruptedException {
        if (failure instanceof StateFailure e) {
            throw e;
        }
        if (failure instanceof InterruptedException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
