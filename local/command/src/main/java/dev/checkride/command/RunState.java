package dev.checkride.command;

import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.run.LedgerEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a run to clean up after it when its process is gone; holds no secret.
 *
 * @param pid the number of the process that the run is in; 0 once that process has given the run up
 * @param run the run's id
 * @param execution the ARN of its execution
 * @param services where its accounts, secret and results are
 * @param variables what points at the services, without credentials
 * @param children the processes that end with the run's own
 * @param running the class names of the scenarios that are running
 * @param ledger what its ledger says about the stack, where the ledger ends with the process and the services do not; else null
 */
record RunState(
        long pid,
        String run,
        String execution,
        ServicesPlace services,
        Map<String, String> variables,
        List<ProcessMark> children,
        List<String> running,
        @Nullable LedgerEntry ledger) {
    private static final Set<String> KEPT =
            Set.of("AWS_ENDPOINT_URL", "AWS_REGION", Settings.BUCKET, Settings.RUNS_TABLE, Settings.LOOPBACK_ALLOWED);

    /** Where the services are that a run uses. */
    enum ServicesPlace {
        /** In the run's own process: they end with it. */
        SANDBOX,
        /** Elsewhere: what the run has made there outlives its process. */
        AWS
    }

    /** Copies its parts and keeps only the variables that name places. */
    RunState {
        Map<String, String> places = new TreeMap<>(variables);
        places.keySet().retainAll(KEPT);
        variables = Map.copyOf(places);
        children = List.copyOf(children);
        running = List.copyOf(running);
    }

    /** The state of a run in this process. */
    static RunState ofThisProcess(String run, String execution, ServicesPlace services, Map<String, String> variables) {
        ProcessHandle self = ProcessHandle.current();
        List<ProcessMark> children = self.children().map(ProcessMark::of).toList();
        return new RunState(self.pid(), run, execution, services, variables, children, List.of(), null);
    }

    RunState running(List<String> classNames) {
        return new RunState(pid, run, execution, services, variables, children, classNames, ledger);
    }

    RunState withLedger(LedgerEntry entry) {
        return new RunState(pid, run, execution, services, variables, children, running, entry);
    }

    /** The state of a run that its process leaves to whoever asks for the aftermath. */
    RunState givenUp() {
        return new RunState(0, run, execution, services, variables, children, running, ledger);
    }
}
