package dev.checkride.command;

import dev.checkride.executor.run.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps the sandbox up, with applications and executor in it, for any AWS client. */
@Command(
        name = "sandbox",
        description =
                "Keeps the sandbox up: an AWS endpoint on loopback with the application and the state machine in it, for"
                        + " the AWS CLI and any SDK. Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N", description = "The endpoint's port; any free one by default.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the buckets are folders, below s3; .checkride by default.")
    private @Nullable Path data;

    @Option(names = "--verbose", description = "Show the functions' log lines.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LARGEST_PORT) {
            throw new CannotRunException("--port must be from 0 to " + LARGEST_PORT + ", not " + port, null);
        }
        PrintWriter out = spec.commandLine().getOut();
        Project project = project();
        Configuration configuration = project.configuration();
        ClassLoader scenarios = SandboxCommand.class.getClassLoader();
        LocalApplications applications = LocalApplications.of(configuration.stackNames(), scenarios);
        LocalContext.Log log = LocalContext.Log.printing(out, verbose);
        try (EndOfProcess end = EndOfProcess.held(spec.commandLine().getErr())) {
            try (LocalRun run =
                    LocalRun.open(LocalRun.settings(project).port(port), configuration, applications, scenarios, log)) {
                out.print(new SandboxGuide(run, configuration).text());
                out.flush();
                end.await();
            }
            end.done(out, "The sandbox has ended.");
        }
        return ExitCode.GREEN;
    }

    private Project project() {
        Project project = Project.ofProcess();
        return data == null
                ? project
                : new Project(project.home(), data.toAbsolutePath().normalize());
    }
}
