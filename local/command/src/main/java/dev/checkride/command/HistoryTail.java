package dev.checkride.command;

import dev.checkride.executor.target.AwsCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The events of an execution as they come: from the latest backwards, and no further than to where it was read before. */
final class HistoryTail {
    private static final int PAGE = 100;

    private final SfnClient stepFunctions;
    private final String execution;
    private long seen;

    HistoryTail(SfnClient stepFunctions, String execution) {
        this.stepFunctions = stepFunctions;
        this.execution = execution;
    }

    /** What has happened since the last call, in its order. */
    List<HistoryEvent> next() {
        Deque<HistoryEvent> fresh = new ArrayDeque<>();
        String token = null;
        do {
            GetExecutionHistoryResponse page = page(token);
            page.events().stream().filter(event -> event.id() > seen).forEach(fresh::addFirst);
            boolean complete = page.events().stream().anyMatch(event -> event.id() <= seen + 1);
            token = complete ? null : page.nextToken();
        } while (token != null);
        if (!fresh.isEmpty()) {
            seen = fresh.getLast().id();
        }
        return List.copyOf(fresh);
    }

    private GetExecutionHistoryResponse page(@Nullable String token) {
        return AwsCall.of("states:GetExecutionHistory", execution)
                .get(() -> stepFunctions.getExecutionHistory(history -> history.executionArn(execution)
                        .reverseOrder(true)
                        .includeExecutionData(false)
                        .maxResults(PAGE)
                        .nextToken(token)));
    }
}
