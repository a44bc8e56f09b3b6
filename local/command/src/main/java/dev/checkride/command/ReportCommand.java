package dev.checkride.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.terminal.PlainText;
import dev.checkride.command.terminal.ResultPrinter;
import dev.checkride.executor.result.EarlierRun;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the result of an earlier run. */
@Command(
        name = "report",
        description = "Shows what an earlier run has found out, and where its page is.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run, else the latest.")
    private @Nullable String run;

    @Option(names = "--open", description = "Open the page in a browser.")
    private boolean open;

    @Mixin
    private final ResultsOptions where = new ResultsOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Project project = Project.ofProcess();
        PrintWriter out = spec.commandLine().getOut();
        try (RunResults results = where.results(project, System.getenv())) {
            EarlierRun earlier = results.of(run == null ? results.latest() : new RunId(run));
            RunKeys keys = new RunKeys(earlier.id());
            ResultPrinter.print(
                    out,
                    project.home(),
                    earlier.id(),
                    results.read(keys.result()).orElseThrow(),
                    results.place(earlier.id()));
            List<JsonNode> reruns = results.reruns(earlier.id());
            reruns.forEach(rerun -> out.println("Rerun: "
                    + PlainText.line(
                            rerun.path("run").asText() + " "
                                    + rerun.path("verdict").asText(),
                            200)));
            Path page = new PageOnDisk(results, earlier).withReruns(reruns);
            out.println("Page: " + page);
            out.flush();
            if (open) {
                CommandLineTool.in(project.home()).run("The page cannot be opened", List.of(opener(), page.toString()));
            }
        }
        return ExitCode.GREEN;
    }

    private static String opener() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("mac") ? "open" : system.contains("windows") ? "explorer" : "xdg-open";
    }
}
