package dev.checkride.command;

import dev.checkride.command.terminal.ConsoleSession;
import dev.checkride.command.terminal.RunEnd;
import dev.checkride.command.terminal.RunTerminal;
import dev.checkride.command.terminal.Verbosity;
import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A run of a deployed executor that somebody waits for. It is over only after its teardown, which is one of its states. */
final class AwaitedRun {
    private static final long SHORTEST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final DeployedExecutor executor;
    private final Project project;
    private final Verbosity verbosity;
    private final PrintWriter err;

    AwaitedRun(DeployedExecutor executor, Project project, Verbosity verbosity, PrintWriter err) {
        this.executor = executor;
        this.project = project;
        this.verbosity = verbosity;
        this.err = err;
    }

    /**
     * Shows how a run goes on until it is over, and then what it has found out.
     *
     * @return the exit code that its verdict means
     */
    int await(RunId run) throws InterruptedException {
        DescribeExecutionResponse now = executor.known(executor.execution(run));
        try (ConsoleSession console = ConsoleSession.open(project.home(), verbosity)) {
            RunTerminal terminal = console.terminal();
            terminal.begin("Run " + run + " of " + executor.stateMachine());
            return finish(run, end(run, now, terminal), terminal) ? ExitCode.GREEN : ExitCode.RED;
        } catch (CheckrideException silent) {
            throw new CannotRunException(
                    "Nothing more can be seen of the run, which may go on. " + silent.getMessage(), silent);
        }
    }

    private DescribeExecutionResponse end(RunId run, DescribeExecutionResponse start, RunTerminal terminal)
            throws InterruptedException {
        String execution = executor.execution(run);
        Runnable look = look(execution, new RunKeys(run), terminal);
        DescribeExecutionResponse now = start;
        long begin = System.nanoTime();
        try (WaitEnd whileItRuns = WaitEnd.expect(run, executor, terminal::silence, err)) {
            while (now.status() == ExecutionStatus.RUNNING) {
                look.run();
                whileItRuns.pause(pauseMillis(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
                now = executor.known(execution);
            }
        }
        look.run();
        return now;
    }

    /** A short run is seen to be over soon after it is, and a long one is asked for once a second. */
    static long pauseMillis(long waitedMillis) {
        return Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, waitedMillis / 8));
    }

    private Runnable look(String execution, RunKeys keys, RunTerminal terminal) {
        if (verbosity == Verbosity.QUIET) {
            return () -> {};
        }
        ScenarioFollower scenarios =
                new ScenarioFollower(executor.stepFunctions(), executor.store(), keys, terminal.progress());
        return new ExecutionFollower(executor.stepFunctions(), execution, terminal.progress(), scenarios)::look;
    }

    private boolean finish(RunId run, DescribeExecutionResponse now, RunTerminal terminal) {
        ExecutionEnd end = ExecutionEnd.of(now);
        DeployedResults results = executor.results(project);
        Optional<byte[]> stored = result(results, run, terminal);
        boolean green = terminal.finish(
                new RunEnd(
                        run.value(),
                        now.status() == ExecutionStatus.SUCCEEDED,
                        (end.verdict() + " " + end.summary()).strip(),
                        Duration.between(now.startDate(), now.stopDate())),
                stored,
                results.place(run));
        if (now.status() == ExecutionStatus.ABORTED || now.status() == ExecutionStatus.TIMED_OUT) {
            terminal.say("Its own teardown did not run: the next sweep, within 15 minutes, removes what it has made.");
        }
        return green;
    }

    private static Optional<byte[]> result(DeployedResults results, RunId run, RunTerminal terminal) {
        try {
            return results.read(new RunKeys(run).result());
        } catch (CheckrideException denied) {
            terminal.say("The result cannot be shown: " + denied.getMessage());
            return Optional.empty();
        }
    }
}
