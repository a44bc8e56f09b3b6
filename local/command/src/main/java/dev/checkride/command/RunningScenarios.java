package dev.checkride.command;

import dev.checkride.asl.Execution;
import dev.checkride.asl.HistoryEvent;
import dev.checkride.asl.MapRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Knows which scenarios are running, before the first line of each of them runs. */
final class RunningScenarios {
    private final Consumer<List<String>> onChange;
    private final Set<String> mapRuns = new LinkedHashSet<>();
    private final Set<String> running = new LinkedHashSet<>();
    private boolean frozen;

    /** Tells of each change, on the thread that the scenario is about to run on. */
    RunningScenarios(Consumer<List<String>> onChange) {
        this.onChange = onChange;
    }

    void follow(Execution execution) {
        execution.listen(event -> {
            if (event.type().equals("MapRunStarted")) {
                execution.mapRuns().forEach(this::follow);
            }
        });
    }

    private void follow(MapRun run) {
        synchronized (this) {
            if (!mapRuns.add(run.arn())) {
                return;
            }
        }
        run.listen(child -> {
            String scenario = child.input().at("/scenario/className").asText();
            change(scenario, true);
            child.listen(event -> onEvent(scenario, event));
        });
    }

    private void onEvent(String scenario, HistoryEvent event) {
        if (event.type().startsWith("Execution") && !event.type().equals("ExecutionStarted")) {
            change(scenario, false);
        }
    }

    private synchronized void change(String scenario, boolean runs) {
        if (!frozen && (runs ? running.add(scenario) : running.remove(scenario))) {
            onChange.accept(new ArrayList<>(running));
        }
    }

    /** Those that run now; from here on nothing changes any more. */
    synchronized List<String> freeze() {
        frozen = true;
        return List.copyOf(running);
    }
}
