package dev.checkride.sandbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.asl.Execution;
import dev.checkride.asl.ExecutionStatus;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.ServiceError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RedriveExecution, and whether it would be accepted.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
 */
final class Redriving {
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);
    private static final int MOST_TOKENS = 10;
    private static final int MOST_REDRIVES = 1_000;
    private static final int MOST_EVENTS = 24_999;

    private record Answered(String token, Instant redriveDate) {}

    private final Clock clock;
    private final Map<String, Deque<Answered>> answered = new ConcurrentHashMap<>();

    Redriving(Clock clock) {
        this.clock = clock;
    }

    /** Redrives, unless a call with the same token has done so. */
    JsonNode redrive(Execution execution, JsonInput input) {
        Deque<Answered> before = answered.computeIfAbsent(execution.arn(), arn -> new ArrayDeque<>());
        synchronized (before) {
            Optional<String> token = input.text("clientToken");
            Optional<Instant> known = token.flatMap(text -> find(before, text));
            Instant redriveDate = known.orElseGet(() -> redrive(execution));
            if (known.isEmpty()) {
                token.ifPresent(text -> remember(before, new Answered(text, redriveDate)));
            }
            return Json.object().put("redriveDate", Json.seconds(redriveDate));
        }
    }

    /** Adds the fields by which a description tells whether the execution could be redriven. */
    void describe(Execution execution, ObjectNode node) {
        Optional<String> obstacle = obstacle(execution);
        boolean child = execution.parent().isPresent();
        if (obstacle.isEmpty()) {
            node.put("redriveStatus", child ? "REDRIVABLE_BY_MAP_RUN" : "REDRIVABLE");
        } else {
            node.put("redriveStatus", "NOT_REDRIVABLE").put("redriveStatusReason", obstacle.get());
        }
    }

    private Instant redrive(Execution execution) {
        Optional<String> obstacle = execution.parent().isPresent()
                ? Optional.of("Execution is a child workflow execution, which the redrive of its parent redrives.")
                : obstacle(execution);
        obstacle.ifPresent(reason -> {
            throw ServiceError.of("ExecutionNotRedrivable", reason);
        });
        try {
            execution.redrive();
        } catch (IllegalStateException lost) {
            // Somebody else was faster.
            throw ServiceError.of("ExecutionNotRedrivable", "Execution is RUNNING and cannot be redriven");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceError("InternalFailure", 500, "The sandbox is closing.");
        }
        return execution.redriveDate().orElseGet(clock::instant);
    }

    private Optional<String> obstacle(Execution execution) {
        ExecutionStatus status = execution.status();
        if (!status.isFinal() || status == ExecutionStatus.SUCCEEDED) {
            return Optional.of("Execution is " + status + " and cannot be redriven");
        }
        if (execution.history().size() >= MOST_EVENTS) {
            return Optional.of("Execution history event limit exceeded");
        }
        if (execution.redriveCount() >= MOST_REDRIVES) {
            return Optional.of("Execution has been redriven " + MOST_REDRIVES + " times and cannot be redriven");
        }
        boolean late = execution
                .stopDate()
                .filter(stop -> stop.plus(PERIOD).isBefore(clock.instant()))
                .isPresent();
        return late ? Optional.of("Execution redrivable period exceeded") : Optional.empty();
    }

    private Optional<Instant> find(Deque<Answered> before, String token) {
        Instant oldest = clock.instant().minus(TOKEN_LIFETIME);
        return before.stream()
                .filter(answer -> answer.token().equals(token))
                .map(Answered::redriveDate)
                .filter(date -> date.isAfter(oldest))
                .findFirst();
    }

    private static void remember(Deque<Answered> before, Answered answer) {
        before.addLast(answer);
        if (before.size() > MOST_TOKENS) {
            before.removeFirst();
        }
    }
}
