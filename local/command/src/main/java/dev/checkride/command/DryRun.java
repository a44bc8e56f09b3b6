package dev.checkride.command;

import dev.checkride.command.terminal.Words;
import dev.checkride.executor.handler.ClearingPreview;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.tables.PlannedTable;
import dev.checkride.executor.target.Place;
import java.io.PrintWriter;
import java.util.List;

/** Tells what a run would do, having checked every guard, and does nothing of it. */
final class DryRun {
    private final RunRequest request;
    private final List<PlannedScenario> scenarios;
    private final Configuration configuration;
    private final PrintWriter out;

    DryRun(RunRequest request, List<PlannedScenario> scenarios, Configuration configuration, PrintWriter out) {
        this.request = request;
        this.scenarios = List.copyOf(scenarios);
        this.configuration = configuration;
        this.out = out;
    }

    /** Of a run against a stack in AWS. */
    void inAws(CallersAws aws, ClassLoader loader) {
        show("in " + aws.place(), tables(LocalExecutor.settings(aws.variables(), configuration, loader), aws.place()));
    }

    /** Of a run in the sandbox. */
    void inSandbox(Project project, ClassLoader loader) {
        LocalApplications applications = LocalApplications.of(configuration.stackNames(), loader);
        try (LocalRun run = LocalRun.open(
                LocalRun.settings(project), configuration, applications, loader, (function, text) -> {})) {
            Place place = new Place("aws", run.sandbox().region(), run.sandbox().accountId());
            show("in the sandbox", tables(run.functionSettings(), place));
        }
    }

    /** Without a wish to clear nobody needs to be able to. */
    private List<PlannedTable> tables(Settings settings, Place place) {
        return request.clearTables()
                ? ClearingPreview.of(settings, place, request).tables()
                : List.of();
    }

    private void show(String where, List<PlannedTable> tables) {
        long tests = scenarios.stream()
                .mapToLong(scenario -> scenario.tests().size())
                .sum();
        out.println("Dry run of " + request.stackName() + " " + where + ": nothing is created, deleted or run.");
        out.println("  would run     " + Words.count(scenarios.size(), "scenario") + ", " + Words.count(tests, "test"));
        out.println("  would create  and remove "
                + Words.count(configuration.aliases().size(), "account") + ": "
                + String.join(", ", configuration.aliases().stream().sorted().toList()));
        if (tables.isEmpty()) {
            out.println("  would delete  nothing" + (request.clearTables() ? "" : ": --clear-tables is not given"));
        }
        for (PlannedTable table : tables) {
            out.println(
                    "  would delete  all items of table " + table.name() + ": " + Words.count(table.items(), "item"));
        }
        out.flush();
    }
}
