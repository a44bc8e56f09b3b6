package dev.checkride.command;

import dev.checkride.command.RunState.ServicesPlace;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunId;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.target.Place;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cleans up after a run whose process is gone; the start script calls it when a run ended without having cleaned up. */
@Command(
        name = "aftermath",
        description = "Removes what a run has left whose process was killed.",
        mixinStandardHelpOptions = true,
        hidden = true)
final class AftermathCommand implements Callable<Integer> {
    private static final long CHILD_SECONDS = 5;
    private static final String CAUSE = "its process ended without a word: Runtime.halt, kill -9, out of memory";

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Project project = Project.ofProcess();
        RunStateFile file = new RunStateFile(project, run);
        RunState state = file.read();
        if (SessionId.isOne(run)) {
            say("The " + run + " did not end by itself.");
        } else {
            say("Run " + run + " did not end by itself: " + CAUSE + ".");
            say(
                    state.running().isEmpty()
                            ? "No scenario was running."
                            : "Running then: " + String.join(", ", state.running()));
        }
        List<String> left = state.services() == ServicesPlace.SANDBOX ? afterSandbox(state) : tearDown(project, state);
        if (left.isEmpty()) {
            file.delete();
            return ExitCode.GREEN;
        }
        say("To try again: ./checkride aftermath " + run);
        return ExitCode.COULD_NOT_RUN;
    }

    private List<String> tearDown(Project project, RunState state) {
        LedgerEntry entry = state.ledger();
        if (entry == null) {
            say("It had made nothing yet.");
            return List.of();
        }
        CallersAws aws = connect(state);
        ClassLoader scenarios = AftermathCommand.class.getClassLoader();
        try (LocalRun executor = LocalRun.openFor(
                aws, LocalRun.settings(project), project.configuration(), scenarios, (function, text) -> {})) {
            executor.restore(entry);
            Janitor janitor = executor.janitor(state.execution());
            Optional<LedgerEntry> known = janitor.ledger();
            janitor.close();
            List<String> left = janitor.tearDown();
            Optional<String> verdict =
                    SessionId.isOne(run) ? Optional.empty() : Optional.of(janitor.report(CAUSE, state.running()));
            say(Made.of(known).removedBut(left));
            verdict.ifPresent(word -> say("Result (" + word + "): "
                    + project.buckets().resolve(LocalExecutor.BUCKET).resolve(new RunKeys(new RunId(run)).result())));
            return left;
        }
    }

    private static CallersAws connect(RunState state) {
        Place place = Place.of(state.execution());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(state.variables());
        CallersAws aws = CallersAws.connect(place.region(), environment);
        if (!aws.place().account().equals(place.account())) {
            throw new CannotRunException(
                    "The run was in " + place + " and your credentials are for " + aws.place()
                            + ": log in to the run's account, then repeat the command",
                    null);
        }
        return aws;
    }

    /** The sandbox is memory of the process that is gone; only its child could have stayed. */
    private List<String> afterSandbox(RunState state) throws InterruptedException {
        for (ProcessMark child : state.children()) {
            Optional<ProcessHandle> alive = child.find();
            if (alive.isPresent() && !ends(alive.get())) {
                alive.get().destroyForcibly();
                say("Process " + child.pid() + " of its sandbox was still there and was ended.");
            }
        }
        say("Accounts, secret and tables were in its sandbox, which ended with it: nothing is left.");
        return List.of();
    }

    private static boolean ends(ProcessHandle child) throws InterruptedException {
        try {
            child.onExit().get(CHILD_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException stays) {
            return false;
        }
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
