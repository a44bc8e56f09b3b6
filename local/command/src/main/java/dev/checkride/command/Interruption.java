package dev.checkride.command;

import dev.checkride.command.ProcessEnd.OwnEnd;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Turns an end of this process in the middle of a run into a teardown of that run. */
final class Interruption implements AutoCloseable {
    /** The start script and the system may both deliver one and the same signal. */
    private static final long ONE_SIGNAL_MILLIS = 500;

    private static final long POLL_MILLIS = 50;
    private static final long PRINTING_SECONDS = 10;

    private final PrintWriter err;
    private final CompletableFuture<Integer> finished = new CompletableFuture<>();
    private @Nullable RunCleanup run;
    private boolean released;
    private boolean taken;
    private boolean ending;

    private Interruption(PrintWriter err) {
        this.err = err;
    }

    /** Is prepared from now on. */
    static Interruption expect(PrintWriter err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown, "checkride-interruption"));
        return interruption;
    }

    /** From now on a run is torn down when the process ends. */
    Interruption protect(RunCleanup cleanup) {
        if (!begins(cleanup)) {
            parkForGood();
        }
        return this;
    }

    /** A run that begins after the process was told to end would be torn down by nobody. */
    private synchronized boolean begins(RunCleanup cleanup) {
        if (ending) {
            return false;
        }
        run = cleanup;
        released = false;
        return true;
    }

    /** The run is over by itself. If its teardown has begun meanwhile, this never returns: the process is ending. */
    void release() {
        if (isTaken()) {
            parkForGood();
        }
    }

    private void parkForGood() {
        while (true) {
            LockSupport.park(this);
        }
    }

    private synchronized boolean isTaken() {
        released |= !taken;
        return taken;
    }

    /** The command has printed everything and is about to end with this code. */
    void finish(int exitCode) {
        finished.complete(exitCode);
    }

    @Override
    public void close() {
        release();
    }

    private void onShutdown() {
        ProcessEnd why = ProcessEnd.observe();
        RunCleanup cleanup = take();
        if (cleanup != null) {
            tearDown(cleanup, why);
            Runtime.getRuntime().halt(ExitCode.COULD_NOT_RUN);
        }
        if (!(why instanceof OwnEnd)) {
            Runtime.getRuntime().halt(codeOfTheEnd());
        }
    }

    private synchronized @Nullable RunCleanup take() {
        ending = true;
        if (released || run == null) {
            return null;
        }
        taken = true;
        return run;
    }

    /** A run that was over when the signal came keeps its verdict; one that has not begun has made nothing. */
    private int codeOfTheEnd() {
        if (!isReleased()) {
            say("Stopped before the run began: nothing was made.");
            return ExitCode.COULD_NOT_RUN;
        }
        try {
            return finished.get(PRINTING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException unfinished) {
            say("Stopped after the run was torn down, before its outcome was printed.");
            return ExitCode.COULD_NOT_RUN;
        }
    }

    private synchronized boolean isReleased() {
        return released;
    }

    private void tearDown(RunCleanup cleanup, ProcessEnd why) {
        Thread cleaner = new Thread(() -> cleanup.clean(why), "checkride-teardown");
        cleaner.setDaemon(true);
        cleaner.start();
        try {
            cleaner.join(ONE_SIGNAL_MILLIS);
            if (cleaner.isAlive()) {
                long signals = ProcessEnd.pendingSignals();
                if (cleaner.isAlive()) {
                    say("Tearing down. Press Ctrl-C again to end at once.");
                }
                while (cleaner.isAlive() && ProcessEnd.pendingSignals() <= signals) {
                    cleaner.join(POLL_MILLIS);
                }
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        if (cleaner.isAlive()) {
            cleanup.abandon();
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
