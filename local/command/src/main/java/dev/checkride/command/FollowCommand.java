package dev.checkride.command;

import dev.checkride.executor.run.RunId;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a run of a deployed executor that somebody has started. */
@Command(
        name = "follow",
        description = "Shows how a run of the deployed executor goes on, and waits until it is over and torn down.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code: 0 all passed, 1 something is red, 2 there is no such run.",
            "Ctrl-C ends the command, and the run goes on."
        })
final class FollowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run: the name of its execution.")
    private String run = "";

    @Mixin
    private final ExecutorOptions executor = new ExecutorOptions();

    @Mixin
    private final CallerOptions caller = new CallerOptions();

    @ArgGroup
    private final DisplayOptions display = new DisplayOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (DeployedExecutor deployed = caller.connect(executor, System.getenv())) {
            return new AwaitedRun(
                            deployed,
                            Project.ofProcess(),
                            display.verbosity(),
                            spec.commandLine().getErr())
                    .await(new RunId(run));
        }
    }
}
