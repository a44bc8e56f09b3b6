package dev.checkride.executor.result;

import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunKeys;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The reports of a run's scenarios in the result bucket, an object for each attempt. */
public final class StoredAttempts {
    private static final int READERS = 32;

    private final ResultStore results;
    private final RunKeys keys;

    /** Those of a run. */
    public StoredAttempts(ResultStore results, RunKeys keys) {
        this.results = results;
        this.keys = keys;
    }

    /**
     * Stores the report of an attempt, unless it was stored before. Where two invocations made the same attempt, since the
     * answer of the first was lost, and came to different ends, the other report is stored beside it: nobody has planned
     * that one, which makes the run incomplete.
     *
     * @return what is stored
     */
    public ScenarioReport store(ScenarioReport report) {
        String key = keys.scenario(report.id(), report.attempt());
        if (results.writeOnce(key, Json.bytes(report), "application/json")) {
            return report;
        }
        Optional<ScenarioReport> first = read(key);
        if (first.filter(stored -> !stored.agreesWith(report)).isPresent()) {
            results.writeOnce(keys.repeated(report.id(), report.attempt()), Json.bytes(report), "application/json");
        }
        return first.orElse(report);
    }

    /** Stores what the service said about an attempt that has not answered. */
    public void storeLoss(String scenarioId, Loss loss) {
        results.writeOnce(keys.loss(scenarioId, loss.attempt()), Json.bytes(loss), "application/json");
    }

    /** The reports of the attempts before this one. */
    public List<ScenarioReport> before(PlannedScenario scenario, int attempt) {
        List<ScenarioReport> reports = new ArrayList<>();
        for (int number = 1; number < attempt; number++) {
            read(keys.scenario(scenario.id(), number)).ifPresent(reports::add);
        }
        return reports;
    }

    /** What all attempts at a scenario have found out so far, if one has. */
    public Optional<ScenarioReport> latest(PlannedScenario scenario) {
        List<ScenarioReport> reports = new ArrayList<>();
        Optional<ScenarioReport> report = read(keys.scenario(scenario.id(), 1));
        while (report.isPresent()) {
            reports.add(report.get());
            // Most have one attempt: asking for a second one would be a call for each of them.
            report = new Attempts(reports).toRepeat(scenario).isPresent()
                    ? read(keys.scenario(scenario.id(), reports.size() + 1))
                    : Optional.empty();
        }
        return merged(reports);
    }

    /** What all attempts at the scenarios have found out; many are read at a time, since a run may have thousands. */
    public Collected collect(List<PlannedScenario> plan) {
        Set<String> stored = results.keysUnder(keys.scenarios());
        ExecutorService readers = Executors.newFixedThreadPool(Math.min(READERS, Math.max(1, plan.size())));
        try {
            Collected collected =
                    new Collected(new HashMap<>(), new HashMap<>(), new HashSet<>(stored), new ArrayList<>());
            Map<String, Future<Known>> reads = new LinkedHashMap<>();
            for (PlannedScenario scenario : plan) {
                List<String> attempts = attempts(scenario, stored);
                List<String> losses = losses(scenario, attempts.size() + 1);
                collected.unexpected().removeAll(attempts);
                collected.unexpected().removeAll(losses);
                String last = losses.get(losses.size() - 1);
                reads.put(scenario.id(), readers.submit(() -> known(attempts, stored.contains(last) ? last : "")));
            }
            reads.forEach((id, read) -> {
                try {
                    read.get().report().ifPresent(report -> collected.reports().put(id, report));
                    read.get().loss().ifPresent(loss -> collected.losses().put(id, loss));
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof UncheckedIOException)) {
                        throw new IllegalStateException(
                                "The reports of the scenario " + id + " cannot be read", failed);
                    }
                    collected.damaged().add(results.address(keys.scenario(id, 1)));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while reading the scenarios' reports", e);
                }
            });
            return collected;
        } finally {
            readers.shutdownNow();
        }
    }

    private List<String> attempts(PlannedScenario scenario, Set<String> stored) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> keys.scenario(scenario.id(), number))
                .takeWhile(stored::contains)
                .toList();
    }

    /** An attempt that was stored and whose answer was lost is not lost itself. */
    private List<String> losses(PlannedScenario scenario, int first) {
        return IntStream.rangeClosed(1, first)
                .mapToObj(number -> keys.loss(scenario.id(), number))
                .toList();
    }

    private Known known(List<String> attempts, String loss) {
        List<ScenarioReport> reports =
                attempts.stream().flatMap(key -> read(key).stream()).toList();
        Optional<byte[]> lost = loss.isEmpty() ? Optional.empty() : results.read(loss);
        return new Known(merged(reports), lost.map(json -> Json.read(json, Loss.class)));
    }

    private record Known(Optional<ScenarioReport> report, Optional<Loss> loss) {}

    /**
     * What a run's scenarios have reported.
     *
     * @param reports by the scenarios' ids; those that have reported nothing are missing
     * @param losses what the service said about the attempts after the last that was reported, by the scenarios' ids
     * @param unexpected the keys of reports that nobody has planned
     * @param damaged the addresses of what cannot be understood
     */
    public record Collected(
            Map<String, ScenarioReport> reports,
            Map<String, Loss> losses,
            Set<String> unexpected,
            List<String> damaged) {}

    private static Optional<ScenarioReport> merged(List<ScenarioReport> reports) {
        return reports.isEmpty() ? Optional.empty() : Optional.of(new Attempts(reports).merged());
    }

    private Optional<ScenarioReport> read(String key) {
        return results.read(key).map(json -> Json.read(json, ScenarioReport.class));
    }
}
