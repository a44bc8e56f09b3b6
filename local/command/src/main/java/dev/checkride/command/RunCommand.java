package dev.checkride.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.command.terminal.ConsoleSession;
import dev.checkride.command.terminal.RunTerminal;
import dev.checkride.command.terminal.Verbosity;
import dev.checkride.executor.handler.ClearingPreview;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.run.RunRequest;
import dev.checkride.executor.scenario.ScenarioCatalog;
import dev.checkride.executor.scenario.Selection;
import dev.checkride.executor.tables.ClearingPlan;
import dev.checkride.sandbox.SandboxSettings;
import java.io.BufferedReader;
import java.io.Console;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the scenarios on this machine, through the real state machine and functions. */
@Command(
        name = "run",
        description =
                "Runs the scenarios on this machine: the state machine and the functions are those that are deployed,"
                        + " AWS is a sandbox on loopback, unless --stack names a stack in your account.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code: 0 all passed, 1 something is red, 2 the run could not begin, or not run to its end.",
            "Ctrl-C stops the run, removes what it has made and ends with 2; a second Ctrl-C ends at once."
        })
class RunCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 1_000;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Run the selection so many times, and tell at the end how often each test was red.")
    private int repeat = 1;

    @Mixin
    private final OwnStackOptions ownStack = new OwnStackOptions();

    @Option(names = "--yes", description = "Clear tables in AWS without asking.")
    private boolean yes;

    @Mixin
    private final SandboxOptions sandboxed = new SandboxOptions();

    @Mixin
    private final EmulatorOptions emulator = new EmulatorOptions();

    @Option(names = "--dry-run", description = "Show what the run would run, create and delete, and do nothing of it.")
    private boolean dryRun;

    @ArgGroup
    private final DisplayOptions display = new DisplayOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Interruption interruption = Interruption.expect(spec.commandLine().getErr());
        Project project = Project.ofProcess();
        Configuration configuration = project.configuration();
        ClassLoader scenarios = RunCommand.class.getClassLoader();
        ObjectNode request = request(project);
        checkRepetition(request);
        if (yes && ownStack.stack().isEmpty()) {
            throw new CannotRunException("--yes is for clearing tables in AWS: add --stack NAME", null);
        }
        ownStack.stack().ifPresent(name -> request.put("stackName", name));
        sandboxed.complete(request, ownStack.stack().isEmpty() && !emulator.isGiven());
        if (dryRun) {
            sandboxed.refuseInDryRun();
        }
        // Bad input is refused here already, before anything is started for it.
        RunRequest checked = RunRequest.of(request, configuration);
        ScenarioCatalog catalog = ScenarioCatalog.scan(scenarios, configuration.aliases());
        List<PlannedScenario> selected = checked.earlierRun()
                .map(earlier -> new LocalResults(project).of(earlier).redOf(catalog.scenarios()))
                .orElseGet(() -> catalog.select(Selection.of(checked)));
        Optional<EmulatorAddress> elsewhere = emulator.connect(ownStack.stack());
        Optional<CallersAws> aws = ownStack.connect(System.getenv());
        if (dryRun) {
            DryRun dryRun = new DryRun(
                    checked, selected, configuration, spec.commandLine().getOut());
            aws.ifPresentOrElse(
                    callers -> dryRun.inAws(callers, scenarios), () -> dryRun.inSandbox(project, scenarios));
            return ExitCode.GREEN;
        }
        aws.ifPresent(callers -> askBeforeClearing(callers, checked, configuration, scenarios));
        Function<LocalContext.Log, LocalRun> sandbox = aws.map(
                        callers -> inAws(callers, project, configuration, scenarios))
                .orElseGet(() -> inSandbox(project, elsewhere, configuration, checked));
        RunId runId = LocalRunId.next("local");
        try (ConsoleSession console = ConsoleSession.open(project.home(), display.verbosity())) {
            RunTerminal terminal = console.terminal();
            terminal.begin("Run " + runId + " of " + checked.stackName() + " in "
                    + aws.map(callers -> callers.place().toString())
                            .or(() -> elsewhere.map(address -> "the emulator at " + address.endpoint()))
                            .orElseGet(() -> sandboxed.place(checked)));
            try (LocalRun run = sandbox.apply(terminal::log);
                    Interruption untilOver = interruption) {
                ProtectedRun runs = new ProtectedRun(
                        run, project, untilOver, terminal, spec.commandLine().getErr());
                return repeat == 1
                        ? once(runs, new RunKeys(runId), request, terminal, untilOver)
                        : repeatedly(runs, runId, request, terminal, untilOver);
            }
        } finally {
            interruption.finish(ExitCode.COULD_NOT_RUN);
        }
    }

    /** The deployed executor that is meant. */
    final DeployedExecutor connect(ExecutorOptions executor) {
        return executor.connect(ownStack.region(), emulator.url(), System.getenv());
    }

    final Verbosity verbosity() {
        return display.verbosity();
    }

    /** What is asked for, by the options. */
    ObjectNode request(Project project) {
        return options.toRequest();
    }

    private void checkRepetition(ObjectNode request) {
        if (repeat < 1 || repeat > MOST_ROUNDS) {
            throw new CannotRunException("--repeat takes 1 to " + MOST_ROUNDS, null);
        }
        if (repeat > 1 && !request.has("include")) {
            throw new CannotRunException(
                    "--repeat is for a few scenarios: add --include, for instance --include " + "'AdminCreatesUser'",
                    null);
        }
        if (repeat > 1 && display.verbosity() == Verbosity.JSON) {
            throw new CannotRunException("--repeat has no --json: each run has a result of its own", null);
        }
    }

    private int once(
            ProtectedRun runs, RunKeys keys, ObjectNode request, RunTerminal terminal, Interruption interruption)
            throws InterruptedException {
        Execution execution = runs.execute(keys, request, started -> terminal.follow(started, runs.results(), keys));
        int exitCode =
                terminal.finish(execution, runs.results(), keys, runs.place(keys)) ? ExitCode.GREEN : ExitCode.RED;
        terminal.afterwards(sandboxed.afterwards());
        interruption.finish(exitCode);
        return exitCode;
    }

    private int repeatedly(
            ProtectedRun runs, RunId first, ObjectNode request, RunTerminal terminal, Interruption interruption)
            throws InterruptedException {
        Rounds rounds = new Rounds(repeat, terminal::say);
        for (int round = 1; round <= repeat; round++) {
            RunKeys keys = new RunKeys(round == 1 ? first : new RunId(first + "-" + round));
            runs.execute(keys, request, started -> {});
            rounds.add(runs.results().read(keys.result()), runs.shown(keys));
        }
        int exitCode = rounds.finish() ? ExitCode.GREEN : ExitCode.RED;
        interruption.finish(exitCode);
        return exitCode;
    }

    private static Function<LocalContext.Log, LocalRun> inAws(
            CallersAws aws, Project project, Configuration configuration, ClassLoader scenarios) {
        return log -> LocalRun.openFor(aws, LocalRun.settings(project), configuration, scenarios, log);
    }

    /** Who serves the stacks is known before anything starts. */
    private Function<LocalContext.Log, LocalRun> inSandbox(
            Project project, Optional<EmulatorAddress> elsewhere, Configuration configuration, RunRequest request) {
        ClassLoader scenarios = RunCommand.class.getClassLoader();
        LocalApplications applications =
                sandboxed.broken(LocalApplications.of(configuration.stackNames(), scenarios), request);
        SandboxSettings settings = settings(project, elsewhere);
        return log -> LocalRun.open(
                settings, configuration, applications, scenarios, sandboxed.host(project, request, log), log);
    }

    private static SandboxSettings settings(Project project, Optional<EmulatorAddress> elsewhere) {
        SandboxSettings settings = LocalRun.settings(project);
        return elsewhere
                .map(address -> settings.region(EmulatorAddress.REGION)
                        .accountId(address.account())
                        .emulator(address.endpoint()))
                .orElse(settings);
    }

    private void askBeforeClearing(
            CallersAws aws, RunRequest request, Configuration configuration, ClassLoader scenarios) {
        if (request.clearTables()) {
            Settings settings = LocalExecutor.settings(aws.variables(), configuration, scenarios);
            ClearingPlan plan = ClearingPreview.of(settings, aws.place(), request);
            new ClearingQuestion(
                            spec.commandLine().getErr(),
                            Optional.ofNullable(System.console())
                                    .map(Console::reader)
                                    .map(BufferedReader::new))
                    .ask(aws.place(), request.stackName(), plan.tables(), yes);
        }
    }
}
