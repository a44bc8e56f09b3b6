package dev.checkride.executor.handler;

import dev.checkride.executor.run.Executions.End;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.Ledger;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tears down and reports the runs whose executions ended without having done so: the one that the event names, or else all
 * that the ledger knows as unfinished. A run of an execution that goes on is left alone.
 *
 * <p>Nothing catches a stopped or timed-out execution in Step Functions, and its functions run on (Step Functions developer
 * guide, "StopExecution"). So each run that was swept is swept once more when the longest of them must have ended; and so is
 * one that its own execution tore down while an invocation had not said that it was done with making accounts.
 */
final class Sweep implements Step {
    /** The functions have their timeouts; this is what lies between two clocks. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration LONGEST_FUNCTION = Stream.of(ExecutorFunction.values())
            .map(ExecutorFunction::timeout)
            .max(Comparator.naturalOrder())
            .orElseThrow();

    /** Left for the run in hand when the next one is not begun any more. */
    private static final Duration RESERVE = Duration.ofMinutes(2);

    private final Services services;
    private final TearDown tearDown;
    private final Report report;

    Sweep(Services services, TearDown tearDown, Report report) {
        this.services = services;
        this.tearDown = tearDown;
        this.report = report;
    }

    /** When no function runs any more that runs now. */
    static Instant settled(Instant now) {
        return now.plus(LONGEST_FUNCTION).plus(MARGIN);
    }

    @Override
    public Function<String, StepFailure> failure() {
        return SweepFailed::new;
    }

    @Override
    public Object take(StepEvent event) {
        Instant until = services.clock().instant().plus(event.remaining()).minus(RESERVE);
        List<String> swept = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (LedgerEntry entry : candidates(event)) {
            if (services.clock().instant().isAfter(until)) {
                failed.add(entry.runId() + ": no time was left, the next sweep takes it");
            } else {
                sweep(entry, swept, failed);
            }
        }
        if (!failed.isEmpty()) {
            throw new SweepFailed("Not everything could be cleaned up: " + String.join("; ", failed));
        }
        return Map.of("swept", swept);
    }

    private List<LedgerEntry> candidates(StepEvent event) {
        if (event.json().hasNonNull("execution")) {
            return services.ledger().find(event.execution().arn()).stream().toList();
        }
        return services.ledger().unfinished().stream()
                .sorted(Comparator.comparing(LedgerEntry::deadline))
                .toList();
    }

    /** One run that cannot be cleaned up must not keep the others from it. */
    private void sweep(LedgerEntry entry, List<String> swept, List<String> failed) {
        try {
            cleanUp(entry).ifPresent(left -> {
                swept.add(entry.runId());
                left.forEach(item -> failed.add(entry.runId() + ": " + item));
            });
        } catch (RuntimeException broken) {
            failed.add(entry.runId() + ": " + TearDown.reason(broken));
        }
    }

    /** What is left of a run now, or nothing if there was nothing to do for it. */
    private Optional<List<String>> cleanUp(LedgerEntry entry) {
        if (entry.tornDown() && entry.settling() && isReported(entry)) {
            return entry.dueForSecondSweep(services.clock().instant())
                    ? Optional.of(tearDown.tearDownAgain(entry))
                    : Optional.empty();
        }
        if (!entry.unfinished() && isReported(entry)) {
            return Optional.empty();
        }
        return services.executions().end(entry.execution(), entry.begun()).map(end -> cleanUp(entry, end));
    }

    private List<String> cleanUp(LedgerEntry entry, End end) {
        if (!entry.tornDown()) {
            Instant settled = settled(services.clock().instant());
            Ledger ledger = services.ledger();
            ledger.close(entry.execution())
                    .map(closed -> closed.settlingUntil(settled))
                    .ifPresent(ledger::conclude);
        }
        List<String> left = tearDown.tearDown(entry.executionName());
        if (!isReported(entry)) {
            report.write(
                    entry.executionName(), StateFailure.NONE, Optional.of(ExecutionOutcome.of(end)), Json.object());
        }
        return left;
    }

    private boolean isReported(LedgerEntry entry) {
        RunKeys keys = new RunKeys(entry.executionName().runId());
        return services.results().has(keys.result());
    }
}
