package dev.checkride.command;

import dev.checkride.asl.Execution;
import dev.checkride.command.RunState.ServicesPlace;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.LedgerEntry;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops a run in this process and tears it down, telling what it does and what is left. */
final class RunCleanup {
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final LocalRun run;
    private final RunStateFile file;
    private volatile RunState state;
    private final Janitor janitor;
    private final RunningScenarios scenarios;
    private final String result;
    private final Runnable display;
    private final PrintWriter err;
    private volatile Made known;

    /**
     * Prepares the cleanup of a run.
     *
     * @param result where its result will be, as its reader may name it
     * @param display ends what is redrawn in place, before anything else is printed
     */
    RunCleanup(LocalRun run, RunStateFile file, RunState state, String result, Runnable display, PrintWriter err) {
        this.run = run;
        this.file = file;
        this.state = state;
        this.janitor = run.janitor(state.execution());
        this.scenarios = new RunningScenarios(this::keep);
        this.result = result;
        this.known = Made.unread(ExecutionName.of(state.execution()));
        this.display = display;
        this.err = err;
    }

    /** Keeps the run's state while it runs, for whoever must clean up after this process. */
    void begin() {
        file.write(state);
    }

    void follow(Execution execution) {
        scenarios.follow(execution);
        execution.listen(event -> {
            // The first step has opened the ledger and made nothing yet; the state after it begins when this has
            // returned.
            if (event.details().at("/stateExitedEventDetails/name").asText().equals("ReadTarget")) {
                keepLedger();
            }
        });
    }

    /** Where the ledger ends with this process and the services do not, somebody else must know what it says. */
    private void keepLedger() {
        if (state.services() == ServicesPlace.AWS) {
            janitor.ledger().ifPresent(entry -> state = state.withLedger(entry));
            file.write(state);
        }
    }

    /** A scenario must not fail because its name cannot be kept. */
    private void keep(List<String> running) {
        try {
            file.write(state.running(running));
        } catch (CannotRunException unwritable) {
            say("checkride: " + unwritable.getMessage());
        }
    }

    /** Nothing is to be cleaned up any more, unless the run's own teardown has left something that outlives this process. */
    void end() {
        Optional<LedgerEntry> incomplete = state.services() == ServicesPlace.AWS
                ? janitor.ledger()
                        .filter(entry ->
                                !entry.tornDown() || !entry.leftBehind().isEmpty())
                : Optional.empty();
        if (incomplete.isEmpty()) {
            file.delete();
            return;
        }
        // Given up, so that the start script does not take the process for killed.
        file.write(state.withLedger(incomplete.get()).givenUp());
        say("Not all that the run has made could be removed. " + retry());
    }

    /** Stops the run, removes what it has made and writes its result. */
    void clean(ProcessEnd why) {
        display.run();
        List<String> running = scenarios.freeze();
        say("Stopping run " + state.run() + ": " + words(why) + ".");
        say(running.isEmpty() ? "No scenario was running." : "Running then: " + String.join(", ", running));
        try {
            settle(words(why), running);
            List<String> left = janitor.tearDown();
            String verdict = janitor.report(words(why), running);
            run.fetchResults(state.run());
            say(known.removedBut(left));
            say("Result (" + verdict + "): " + result);
            if (left.isEmpty()) {
                file.delete();
            } else {
                say(retry());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            say("The teardown failed: " + failed.getMessage());
            say(known.mayBeLeft());
            say(retry());
        }
    }

    private void settle(String why, List<String> running) throws InterruptedException {
        keep(running);
        run.stop(state.execution(), why);
        known = Made.of(janitor.ledger());
        janitor.close();
        run.invocations().interruptScenarios();
        if (!run.invocations().settle(SETTLING)) {
            say("Some scenarios go on after " + SETTLING.toSeconds() + " s; they end with this process.");
        }
        known = Made.of(janitor.ledger());
    }

    /** Gives the teardown up half-way and says what may be left. */
    void abandon() {
        if (state.services() == ServicesPlace.SANDBOX) {
            file.delete();
        } else {
            file.write(state.givenUp());
        }
        say("Ended at once, in the middle of the teardown.");
        say(known.mayBeLeft());
        say(retry());
    }

    private String retry() {
        return state.services() == ServicesPlace.SANDBOX
                ? "All of it was in the sandbox, which ends with this process."
                : "To remove it: ./checkride aftermath " + state.run();
    }

    private static String words(ProcessEnd why) {
        if (why instanceof ProcessEnd.Signal signal) {
            // The start script forwards a Ctrl-C as SIGTERM.
            return "stopped by " + (signal.name().equals("SIGTERM") ? "Ctrl-C or " : "") + "the signal "
                    + signal.name();
        }
        if (why instanceof ProcessEnd.Exit exit) {
            return "a scenario has ended the process by System.exit at " + exit.place();
        }
        return "the command ends";
    }

    private synchronized void say(String line) {
        err.println(line);
        err.flush();
    }
}
