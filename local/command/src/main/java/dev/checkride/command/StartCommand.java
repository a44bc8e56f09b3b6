package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.RunId;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a run of the executor that is deployed in AWS. */
@Command(
        name = "start",
        description = "Starts a run of the deployed executor, with your credentials: of the stack Checkride unless"
                + " --executor, --state-machine or CHECKRIDE_STATE_MACHINE says otherwise.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code with --wait: 0 all passed, 1 something is red, 2 it could not be started.",
            "Ctrl-C ends the command, and the run goes on."
        })
final class StartCommand implements Callable<Integer> {
    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final ExecutorOptions executor = new ExecutorOptions();

    @Mixin
    private final CallerOptions caller = new CallerOptions();

    @Option(names = "--stack", paramLabel = "NAME", description = "The stack under test.")
    private @Nullable String stack;

    @Option(names = "--rerun-failed-of", paramLabel = "RUN", description = "Run just what was red in this run.")
    private @Nullable String earlier;

    @Option(names = "--wait", description = "Show how the run goes on, and wait until it is over and torn down.")
    private boolean wait;

    @ArgGroup
    private final DisplayOptions display = new DisplayOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = options.toRequest();
        Optional.ofNullable(stack).ifPresent(name -> request.put("stackName", name));
        Optional.ofNullable(earlier).ifPresent(run -> request.put("rerunFailedOf", run));
        try (DeployedExecutor deployed = caller.connect(executor, System.getenv())) {
            String execution = deployed.start(request);
            RunId run = new RunId(execution.substring(execution.lastIndexOf(':') + 1));
            if (wait) {
                return new AwaitedRun(
                                deployed,
                                Project.ofProcess(),
                                display.verbosity(),
                                spec.commandLine().getErr())
                        .await(run);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println("Run " + run + " is started: " + execution);
            out.println("Follow it:  ./checkride follow " + run + " " + deployed.option());
            out.flush();
            return ExitCode.GREEN;
        }
    }
}
