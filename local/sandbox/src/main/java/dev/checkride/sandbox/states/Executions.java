package dev.checkride.sandbox.states;

import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionRequest;
import dev.checkride.asl.MapRun;
import dev.checkride.asl.Surroundings;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All executions that were started, and the children of their Maps. */
final class Executions implements AutoCloseable {
    private static final int MOST_REMEMBERED = 1_000;

    private final Surroundings surroundings;
    private final Map<String, Execution> byArn = new LinkedHashMap<>();
    private final Map<String, Machine> machines = new HashMap<>();

    Executions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Starts an execution, or returns the running one of the same name and input.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
     */
    synchronized Execution start(Machine machine, ExecutionRequest request) {
        Execution known = byArn.get(request.executionArn());
        if (known == null) {
            Execution execution = machine.parsed().start(request, surroundings);
            byArn.put(execution.arn(), execution);
            machines.put(execution.arn(), machine);
            forgetOldest();
            return execution;
        }
        if (!known.status().isFinal() && known.input().equals(request.input())) {
            return known;
        }
        throw ServiceError.of("ExecutionAlreadyExists", "Execution Already Exists: '" + known.arn() + "'");
    }

    /**
     * An execution, or a child of one.
     *
     * @throws ServiceError if there is none
     */
    Execution named(String arn) {
        return find(arn)
                .orElseThrow(() -> ServiceError.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    /** The machine as it was when the execution began. */
    synchronized Machine machineOf(Execution execution) {
        return Objects.requireNonNull(machines.get(topmost(execution).arn()), "every execution has a machine");
    }

    private static Execution topmost(Execution execution) {
        return execution.parent().map(Executions::topmost).orElse(execution);
    }

    synchronized Optional<MapRun> mapRun(String arn) {
        return runs(byArn.values()).filter(run -> run.arn().equals(arn)).findFirst();
    }

    /** The Map run that a child belongs to. */
    Optional<MapRun> mapRunOf(Execution child) {
        return child.parent().stream()
                .flatMap(parent -> parent.mapRuns().stream())
                .filter(run -> run.remembered().contains(child))
                .findFirst();
    }

    /** The Map runs of the executions and of their children. */
    private static Stream<MapRun> runs(Collection<Execution> some) {
        return some.stream()
                .flatMap(execution -> execution.mapRuns().stream())
                .flatMap(run -> Stream.concat(Stream.of(run), runs(run.remembered())));
    }

    /** The latest first. */
    synchronized List<Execution> of(String machineArn) {
        List<Execution> found = new ArrayList<>(byArn.values().stream()
                .filter(execution -> execution.stateMachineArn().equals(machineArn))
                .toList());
        Collections.reverse(found);
        return found;
    }

    synchronized Optional<Execution> find(String arn) {
        Execution execution = byArn.get(arn);
        return execution != null
                ? Optional.of(execution)
                : runs(byArn.values())
                        .flatMap(run -> run.remembered().stream())
                        .filter(child -> child.arn().equals(arn))
                        .findFirst();
    }

    /** AWS forgets executions after 90 days; here the number counts, since their histories fill the memory. */
    private void forgetOldest() {
        if (byArn.size() <= MOST_REMEMBERED) {
            return;
        }
        byArn.values().stream()
                .filter(execution -> execution.status().isFinal())
                .findFirst()
                .map(Execution::arn)
                .ifPresent(arn -> {
                    byArn.remove(arn);
                    machines.remove(arn);
                });
    }

    @Override
    public synchronized void close() {
        byArn.values().forEach(execution -> execution.stop("Sandbox.Closed", "The sandbox was closed."));
    }
}
