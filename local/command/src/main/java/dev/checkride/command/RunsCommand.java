package dev.checkride.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the runs that have left a result. */
@Command(
        name = "runs",
        description = "Lists the runs of this project, or of a deployed executor, the latest first.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    @Option(names = "--limit", paramLabel = "N", description = "So many, 20 by default.")
    private int limit = 20;

    @Mixin
    private final ResultsOptions where = new ResultsOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (RunResults results = where.results(Project.ofProcess(), System.getenv())) {
            RunList runs = results.list(Math.max(1, limit));
            if (runs.lines().isEmpty()) {
                out.println("No run has left a result yet: start one with " + where.startCommand());
            }
            runs.lines().forEach(line -> out.println(line.run() + "  " + line.text()));
            if (!runs.more().isEmpty()) {
                out.println(runs.more() + ": --limit");
            }
        }
        out.flush();
        return ExitCode.GREEN;
    }
}
