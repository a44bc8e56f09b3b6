package dev.checkride.command;

import dev.checkride.executor.run.RunId;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Says what becomes of a run when the command that waits for it is ended, by Ctrl-C for instance. */
final class WaitEnd implements AutoCloseable {
    private final Thread hook;

    private WaitEnd(Thread hook) {
        this.hook = hook;
    }

    /**
     * Is prepared until this is closed.
     *
     * @param silence ends what else is shown
     */
    static WaitEnd expect(RunId run, DeployedExecutor executor, Runnable silence, PrintWriter err) {
        Thread hook = new Thread(
                () -> {
                    silence.run();
                    err.println("The run goes on. Follow it:  ./checkride follow " + run + " " + executor.option()
                            + "\nStop it:  aws stepfunctions stop-execution --execution-arn "
                            + executor.execution(run));
                    err.flush();
                },
                "checkride-wait-end");
        Runtime.getRuntime().addShutdownHook(hook);
        return new WaitEnd(hook);
    }

    /** Waits a while before the next look. */
    void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending: the hook runs already.
            return;
        }
    }
}
