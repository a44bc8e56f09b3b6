package dev.checkride.command;

import dev.checkride.command.terminal.Progress;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.result.StoredAttempts;
import dev.checkride.executor.run.CheckrideException;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import dev.checkride.executor.run.RunKeys;
import dev.checkride.executor.target.AwsCall;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;

/** Shows the scenarios of a run in AWS as they end: how many run says their Map run, what became of each its report. */
final class ScenarioFollower {
    private final SfnClient stepFunctions;
    private final ResultStore store;
    private final RunKeys keys;
    private final Progress progress;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, ScenarioReport> undecided = new LinkedHashMap<>();
    private final Set<String> shown = new HashSet<>();
    private @Nullable String mapRun;
    private @Nullable List<PlannedScenario> plan;
    private boolean unreadable;

    ScenarioFollower(SfnClient stepFunctions, ResultStore store, RunKeys keys, Progress progress) {
        this.stepFunctions = stepFunctions;
        this.store = store;
        this.keys = keys;
        this.progress = progress;
    }

    void begin(String mapRunArn) {
        mapRun = mapRunArn;
    }

    /** Shows what has ended since the last look. */
    void look() {
        String run = mapRun;
        if (run == null) {
            return;
        }
        MapRunItemCounts counts = AwsCall.of("states:DescribeMapRun", run)
                .get(() -> stepFunctions
                        .describeMapRun(describe -> describe.mapRunArn(run))
                        .itemCounts());
        long ended = counts.total() - counts.pending() - counts.running();
        progress.counted(counts.total(), counts.running());
        readReports();
        undecided.values().stream()
                .filter(report -> isDecided(report, ended))
                .toList()
                .forEach(this::show);
    }

    /** Shows the rest: nobody runs any more. */
    void end() {
        if (mapRun == null) {
            return;
        }
        readReports();
        List.copyOf(undecided.values()).forEach(this::show);
        plan().stream()
                .filter(scenario -> !unreadable && shown.add(scenario.id()))
                .forEach(scenario -> progress.ended(scenario, Optional.empty()));
        progress.counted(0, 0);
        mapRun = null;
    }

    /** A red report may be followed by another attempt, as long as more have reported than have ended. */
    private boolean isDecided(ScenarioReport report, long ended) {
        return report.tests().stream().allMatch(test -> test.status().allowsGreen())
                || ended >= shown.size() + undecided.size();
    }

    private void show(ScenarioReport report) {
        undecided.remove(report.id());
        shown.add(report.id());
        progress.ended(new PlannedScenario(report.id(), report.className(), List.of()), Optional.of(report));
    }

    private void readReports() {
        if (unreadable) {
            return;
        }
        try {
            Map<String, Integer> now = new HashMap<>();
            store.keysUnder(keys.scenarios()).forEach(key -> now.merge(scenarioOf(key), 1, Integer::sum));
            StoredAttempts stored = new StoredAttempts(store, keys);
            for (PlannedScenario scenario : plan()) {
                String id = scenario.id();
                Integer count = now.getOrDefault(id, 0);
                if (!count.equals(attempts.put(id, count)) && !shown.contains(id)) {
                    stored.latest(scenario).ifPresent(report -> undecided.put(id, report));
                }
            }
        } catch (CheckrideException | UncheckedIOException denied) {
            unreadable = true;
            progress.note("  What became of each scenario cannot be shown: " + denied.getMessage());
        }
    }

    private String scenarioOf(String key) {
        return key.substring(keys.scenarios().length(), key.lastIndexOf('/'));
    }

    private List<PlannedScenario> plan() {
        if (plan == null) {
            plan = unreadable
                    ? List.of()
                    : store.read(keys.plan())
                            .map(json -> List.of(Json.read(json, PlannedScenario[].class)))
                            .orElse(List.of());
        }
        return plan;
    }
}
