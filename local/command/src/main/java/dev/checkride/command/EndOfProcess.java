package dev.checkride.command;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the process's end back until the work is put away: Ctrl-C and SIGTERM only ask for the end, a second one ends it. */
final class EndOfProcess implements AutoCloseable {
    /** The system may deliver one and the same signal twice. */
    private static final long ONE_SIGNAL_MILLIS = 500;

    private static final long POLL_MILLIS = 50;

    private final PrintWriter err;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Runnable lastWords =
            () -> say("Ended at once: the sandbox, and all that was in it, is gone with this process.");

    private EndOfProcess(PrintWriter err) {
        this.err = err;
    }

    /** Holds it back from now on, until this is closed. */
    static EndOfProcess held(PrintWriter err) {
        EndOfProcess end = new EndOfProcess(err);
        Runtime.getRuntime().addShutdownHook(new Thread(end::ask, "checkride-end"));
        return end;
    }

    /** Has somebody else say what a second signal leaves behind; without that, all is in the sandbox. */
    void lastWords(Runnable words) {
        lastWords = words;
    }

    private void ask() {
        asked.countDown();
        try {
            if (done.await(ONE_SIGNAL_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            long signals = ProcessEnd.pendingSignals();
            sayThatItEnds();
            while (!done.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (ProcessEnd.pendingSignals() > signals) {
                    endAtOnce();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void sayThatItEnds() {
        if (done.getCount() > 0) {
            say("Ending as soon as what is under way is done. Press Ctrl-C again to end at once.");
        }
    }

    private void endAtOnce() {
        try {
            lastWords.run();
        } finally {
            Runtime.getRuntime().halt(ExitCode.COULD_NOT_RUN);
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    /** Waits until somebody asks for the end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Says that the work is put away, after which nothing here is said any more, and lets the process end. */
    synchronized void done(PrintWriter out, String line) {
        out.println(line);
        out.flush();
        done.countDown();
    }

    @Override
    public synchronized void close() {
        done.countDown();
    }
}
