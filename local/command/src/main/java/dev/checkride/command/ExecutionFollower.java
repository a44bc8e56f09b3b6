package dev.checkride.command;

import dev.checkride.command.terminal.Progress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Shows how an execution in AWS goes on, by what is new each time that it is looked at. */
final class ExecutionFollower {
    private static final Set<HistoryEventType> ENDS = Set.of(
            HistoryEventType.EXECUTION_SUCCEEDED,
            HistoryEventType.EXECUTION_FAILED,
            HistoryEventType.EXECUTION_TIMED_OUT,
            HistoryEventType.EXECUTION_ABORTED);

    private final HistoryTail history;
    private final Progress progress;
    private final ScenarioFollower scenarios;
    private boolean taskFailed;
    private @Nullable String map;

    ExecutionFollower(SfnClient stepFunctions, String execution, Progress progress, ScenarioFollower scenarios) {
        this.history = new HistoryTail(stepFunctions, execution);
        this.progress = progress;
        this.scenarios = scenarios;
    }

    /** Shows what has happened since the last look. */
    void look() {
        List<HistoryEvent> events = history.next();
        for (HistoryEvent event : events) {
            onEvent(event);
        }
        if (map != null) {
            scenarios.look();
        }
    }

    private void onEvent(HistoryEvent event) {
        HistoryEventType type = event.type();
        if (event.mapRunStartedEventDetails() != null) {
            scenarios.begin(event.mapRunStartedEventDetails().mapRunArn());
        } else if (type == HistoryEventType.TASK_FAILED || type == HistoryEventType.TASK_TIMED_OUT) {
            taskFailed = true;
        } else if (type == HistoryEventType.TASK_SCHEDULED) {
            taskFailed = false;
        } else if (event.stateEnteredEventDetails() != null) {
            enter(event);
        } else if (event.stateExitedEventDetails() != null) {
            exit(event);
        } else if (ENDS.contains(type)) {
            leaveMap();
            progress.over(event.timestamp());
        }
    }

    private void enter(HistoryEvent event) {
        taskFailed = false;
        String state = event.stateEnteredEventDetails().name();
        if (event.type() == HistoryEventType.MAP_STATE_ENTERED) {
            map = state;
        }
        progress.entered(state, event.timestamp());
    }

    private void exit(HistoryEvent event) {
        String state = event.stateExitedEventDetails().name();
        if (state.equals(map)) {
            leaveMap();
        }
        progress.exited(state, event.timestamp(), taskFailed);
    }

    private void leaveMap() {
        if (map != null) {
            map = null;
            scenarios.end();
        }
    }
}
