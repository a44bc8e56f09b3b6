package dev.checkride.command;

import dev.checkride.command.terminal.Words;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.PlannedScenario.PlannedTest;
import dev.checkride.executor.scenario.ScenarioCatalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what a run would run. */
@Command(
        name = "list",
        description = "Shows the scenarios and their tests without running any.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ClassLoader loader = ListCommand.class.getClassLoader();
        long start = System.nanoTime();
        ScenarioCatalog catalog =
                ScenarioCatalog.scan(loader, Project.ofProcess().configuration().aliases());
        List<PlannedScenario> scenarios = catalog.select(selection.toSelection());
        long millis = (System.nanoTime() - start) / 1_000_000;
        PrintWriter out = spec.commandLine().getOut();
        int tests = 0;
        for (PlannedScenario scenario : scenarios) {
            out.println(scenario.className());
            for (PlannedTest test : scenario.tests()) {
                String tags = test.tags().isEmpty() ? "" : "  [" + String.join(", ", test.tags()) + "]";
                out.println("  " + test.name() + tags);
                tests++;
            }
        }
        out.println();
        out.println(Words.count(scenarios.size(), "scenario") + ", " + Words.count(tests, "test") + ", found in "
                + millis + " ms");
        out.flush();
        return ExitCode.GREEN;
    }
}
