package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.command.terminal.ResultPlace;
import dev.checkride.command.terminal.RunTerminal;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.run.RunKeys;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Executes runs that are torn down when the process ends in the middle of one. */
final class ProtectedRun {
    private final LocalRun run;
    private final Project project;
    private final Interruption interruption;
    private final RunTerminal terminal;
    private final PrintWriter err;
    private final LocalHistory history;

    ProtectedRun(LocalRun run, Project project, Interruption interruption, RunTerminal terminal, PrintWriter err) {
        this.run = run;
        this.project = project;
        this.interruption = interruption;
        this.terminal = terminal;
        this.err = err;
        this.history = run.history(project.data().resolve("history.json"));
        history.recall();
    }

    /**
     * Executes a run to its end.
     *
     * @param watcher sees the execution from its beginning
     */
    Execution execute(RunKeys keys, ObjectNode request, Consumer<Execution> watcher) throws InterruptedException {
        String runId = keys.runId().value();
        RunCleanup cleanup = new RunCleanup(
                run,
                new RunStateFile(project, runId),
                run.state(runId),
                shown(keys).toString(),
                terminal::silence,
                err);
        cleanup.begin();
        interruption.protect(cleanup);
        Execution execution = run.start(runId, request);
        cleanup.follow(execution);
        watcher.accept(execution);
        execution.await();
        run.fetchResults(runId);
        // With a fault put into the application a red test says nothing about the test.
        if (!request.path("origin").has("fault")) {
            keepHistory();
        }
        interruption.release();
        cleanup.end();
        return execution;
    }

    /** The history decides the order of the next run, and nothing of this one. */
    private void keepHistory() {
        try {
            history.keep();
        } catch (CannotRunException unkept) {
            err.println("checkride: how this run's tests have fared is not kept: " + unkept.getMessage());
            err.flush();
        }
    }

    /** Where runs store their results. */
    ResultStore results() {
        return run.results();
    }

    /** Where a run's result lies, as its reader may name it. */
    ResultPlace place(RunKeys keys) {
        return ResultPlace.local(keys.runId(), relative(keys.folder()));
    }

    /** The file with a run's result, as its reader may name it. */
    Path shown(RunKeys keys) {
        return relative(keys.result());
    }

    private Path relative(String key) {
        return Path.of("")
                .toAbsolutePath()
                .relativize(project.buckets().resolve(LocalExecutor.BUCKET).resolve(key));
    }
}
