package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.scenario.ScenarioCatalog;
import dev.checkride.executor.scenario.Selection;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that the scenarios can be red: it runs them against the application with each of its faults. */
@Command(
        name = "prove",
        description =
                "Runs the scenarios against the application with each of its faults, in the sandbox, and shows which"
                        + " scenario notices which fault.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code: 0 each fault turns a scenario red, each scenario is turned red by a fault, and without a fault none"
                    + " is; 1 otherwise; 2 the runs could not begin."
        })
final class ProveCommand implements Callable<Integer> {
    /** Most of a run's time is waiting for what the fault keeps from happening. */
    private static final int AT_A_TIME = 3;

    @Option(names = DisplayOptions.JSON, description = "Print one JSON document, all else to the standard error.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Project project = Project.ofProcess();
        Configuration configuration = project.configuration();
        ClassLoader loader = ProveCommand.class.getClassLoader();
        List<String> scenarios = ScenarioCatalog.scan(loader, configuration.aliases()).select(Selection.all()).stream()
                .map(PlannedScenario::className)
                .toList();
        LocalApplications applications = LocalApplications.of(configuration.stackNames(), loader);
        String stack = stackOf(configuration);
        List<String> faults = applications.faultsOf(stack);
        if (faults.isEmpty()) {
            throw new CannotRunException("The application of " + stack + " has no faults: see docs/faults.md", null);
        }
        ProofRuns runs = new ProofRuns(project, LocalRun.settings(project), configuration, applications, stack, loader);
        Proof proof = prove(runs, scenarios, faults);
        if (json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(new String(Json.bytes(document(proof)), StandardCharsets.UTF_8));
            out.flush();
        }
        return proof.holds() ? ExitCode.GREEN : ExitCode.RED;
    }

    private static String stackOf(Configuration configuration) {
        String usual = configuration.defaults().stackName();
        return usual == null ? configuration.stackNames().get(0) : usual;
    }

    private Proof prove(ProofRuns runs, List<String> scenarios, List<String> faults) throws InterruptedException {
        ProofTable table = new ProofTable(
                json ? spec.commandLine().getErr() : spec.commandLine().getOut(), scenarios, faults);
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            Future<FaultyRun> sound = threads.submit(runs::sound);
            List<Future<FaultyRun>> begun = new ArrayList<>();
            for (String fault : faults) {
                begun.add(threads.submit(() -> runs.with(fault)));
            }
            table.begin();
            FaultyRun without = shown(sound, table);
            List<FaultyRun> with = new ArrayList<>();
            for (Future<FaultyRun> run : begun) {
                with.add(shown(run, table));
            }
            Proof proof = new Proof(scenarios, without, with);
            table.end(proof);
            return proof;
        } finally {
            threads.shutdownNow();
        }
    }

    private static FaultyRun shown(Future<FaultyRun> run, ProofTable table) throws InterruptedException {
        try {
            FaultyRun over = run.get();
            table.row(over);
            return over;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotRunException cannot) {
                throw cannot;
            }
            throw new IllegalStateException("A run has failed", e.getCause());
        }
    }

    private static ObjectNode document(Proof proof) {
        ObjectNode document = Json.object().put("proven", proof.holds());
        ArrayNode runs = document.putArray("runs");
        add(runs, proof.sound());
        proof.faulty().forEach(run -> add(runs, run));
        document.set("scenarios", Json.tree(proof.scenarios()));
        document.set("unnoticedFaults", Json.tree(proof.unnoticed()));
        document.set("untouchedScenarios", Json.tree(proof.untouched()));
        return document;
    }

    private static void add(ArrayNode runs, FaultyRun run) {
        ObjectNode node = runs.addObject().put("fault", run.fault());
        node.set("red", Json.tree(run.red()));
        node.put("obstacle", run.obstacle()).put("result", run.result());
    }
}
