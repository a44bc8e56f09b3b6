package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.run.RunId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs again what was red. */
@Command(
        name = "rerun",
        description =
                "Runs just those tests again that failed, were lost or were not run in an earlier run: here, or with"
                        + " --executor by the deployed executor whose run it was.",
        mixinStandardHelpOptions = true)
final class RerunCommand extends RunCommand {
    /** What says how this machine runs it. */
    private static final Set<String> HERE = Set.of("--repeat", "--stack", "--yes", "--isolate", "--fault", "--dry-run");

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The earlier run, else the latest.")
    private @Nullable String run;

    @Mixin
    private final ExecutorOptions executor = new ExecutorOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!executor.isGiven()) {
            return super.call();
        }
        refuseWhatIsForHere();
        Project project = Project.ofProcess();
        try (DeployedExecutor deployed = connect(executor)) {
            ObjectNode request = request(deployed.results(project), super.request(project));
            String execution = deployed.start(request);
            return new AwaitedRun(
                            deployed, project, verbosity(), spec.commandLine().getErr())
                    .await(new RunId(execution.substring(execution.lastIndexOf(':') + 1)));
        }
    }

    private void refuseWhatIsForHere() {
        spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(HERE::contains)
                .findFirst()
                .ifPresent(option -> {
                    throw new CannotRunException(
                            option + " is for runs on this machine: leave it out, or --executor and --state-machine",
                            null);
                });
    }

    @Override
    ObjectNode request(Project project) {
        try (RunResults results = new LocalResults(project)) {
            return request(results, super.request(project));
        }
    }

    private ObjectNode request(RunResults results, ObjectNode request) {
        EarlierRun earlier = results.of(run == null ? results.latest() : new RunId(run));
        earlier.stackName().ifPresent(name -> request.put("stackName", name));
        return request.put("rerunFailedOf", earlier.id().value());
    }
}
