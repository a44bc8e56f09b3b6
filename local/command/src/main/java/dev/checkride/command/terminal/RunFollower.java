package dev.checkride.command.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionStatus;
import dev.checkride.asl.HistoryEvent;
import dev.checkride.asl.MapRun;
import dev.checkride.executor.result.ScenarioReport;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.PlannedScenario;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Turns the events of an execution and of its children into progress. */
final class RunFollower {
    private static final Set<String> ENDS =
            Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted");

    private final Progress progress;
    private final Function<PlannedScenario, Optional<ScenarioReport>> reports;
    private final Set<String> followed = new HashSet<>();
    private boolean taskFailed;

    /**
     * Shows what happens as progress.
     *
     * @param reports finds the report of a scenario, once its child has ended
     */
    RunFollower(Progress progress, Function<PlannedScenario, Optional<ScenarioReport>> reports) {
        this.progress = progress;
        this.reports = reports;
    }

    void follow(Execution execution) {
        execution.listen(event -> onEvent(execution, event));
    }

    private synchronized void onEvent(Execution execution, HistoryEvent event) {
        String type = event.type();
        if (type.equals("MapRunStarted")) {
            execution.mapRuns().stream().filter(run -> followed.add(run.arn())).forEach(this::follow);
        } else if (type.equals("TaskFailed") || type.equals("TaskTimedOut")) {
            taskFailed = true;
        } else if (type.equals("TaskScheduled")) {
            taskFailed = false;
        } else if (type.endsWith("StateEntered")) {
            taskFailed = false;
            progress.entered(name(event, "stateEnteredEventDetails"), event.timestamp());
        } else if (type.endsWith("StateExited")) {
            progress.exited(name(event, "stateExitedEventDetails"), event.timestamp(), taskFailed);
        } else if (ENDS.contains(type)) {
            progress.over(event.timestamp());
        }
    }

    private void follow(MapRun run) {
        run.listen(child -> {
            PlannedScenario scenario = scenario(child.input().path("scenario"));
            progress.started(scenario, child.startDate(), run.itemCounts().total());
            child.listen(event -> {
                if (ENDS.contains(event.type())) {
                    boolean reported = child.status() == ExecutionStatus.SUCCEEDED;
                    progress.ended(scenario, reported ? reports.apply(scenario) : Optional.empty());
                }
            });
        });
    }

    private static PlannedScenario scenario(JsonNode json) {
        return Json.convert(json, PlannedScenario.class);
    }

    private static String name(HistoryEvent event, String details) {
        return event.details().path(details).path("name").asText();
    }
}
