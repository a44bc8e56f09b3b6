package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Has work done outside the machine. */
record TaskState(
        TaskResource resource,
        Optional<Template> arguments,
        Optional<Template> credentials,
        Optional<Template> timeoutSeconds,
        Optional<Template> heartbeatSeconds,
        Recovery recovery,
        Exit exit)
        implements State {
    @Override
    public String type() {
        return "Task";
    }

    @Override
    public Step run(Visit visit) throws StateFailure, InterruptedException {
        return recovery.run(visit, exit, this::attempt);
    }

    private JsonNode attempt(Visit visit) throws StateFailure, InterruptedException {
        Query query = visit.query();
        JsonNode payload = arguments.isPresent() ? arguments.get().resolve(query, "Arguments") : visit.input();
        Optional<String> role = read(query, credentials, "Credentials/RoleArn", Kind.STRING);
        TaskResource.Limits limits = new TaskResource.Limits(
                read(query, timeoutSeconds, "TimeoutSeconds", Kind.POSITIVE),
                read(query, heartbeatSeconds, "HeartbeatSeconds", Kind.POSITIVE));
        Lane lane = visit.lane();
        Execution execution = visit.engine().execution();
        resource.scheduled(lane, execution.payload(payload, visit.name()), region(execution), limits, role);
        resource.started(lane);
        TaskCall call = new TaskCall(resource.arn(), payload, execution.arn(), visit.name(), role.orElse(null));
        Future<JsonNode> task = visit.engine()
                .crew()
                .submit(() -> visit.engine().surroundings().tasks().run(call));
        JsonNode result = await(task, limits, visit);
        resource.succeeded(lane, payload(result, lane));
        return result;
    }

    private String payload(JsonNode result, Lane lane) throws StateFailure, InterruptedException {
        try {
            return Texts.payload(result, resource.arn());
        } catch (StateFailure failure) {
            resource.failed(lane, failure);
            throw failure;
        }
    }

    private JsonNode await(Future<JsonNode> task, TaskResource.Limits limits, Visit visit)
            throws StateFailure, InterruptedException {
        long timeout = limits.timeoutSeconds().orElse(Long.MAX_VALUE);
        long heartbeat = limits.heartbeatSeconds().orElse(Long.MAX_VALUE);
        try {
            return task.get(Math.min(timeout, heartbeat), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            String error = heartbeat < timeout ? "States.HeartbeatTimeout" : StateFailure.TIMEOUT;
            StateFailure failure = new StateFailure(error, null, e);
            resource.timedOut(visit.lane(), failure);
            throw failure;
        } catch (ExecutionException e) {
            StateFailure failure = failure(e.getCause(), visit);
            resource.failed(visit.lane(), failure);
            throw failure;
        } catch (InterruptedException e) {
            visit.engine().release(task);
            throw e;
        }
    }

    private static StateFailure failure(@Nullable Throwable thrown, Visit visit) {
        if (thrown instanceof TaskFailedException e) {
            return new StateFailure(e.error(), e.causeText(), e);
        }
        return visit.runtimeFailure("The task runner failed: " + thrown, thrown);
    }

    private static <T> Optional<T> read(Query query, Optional<Template> template, String field, Kind<T> kind)
            throws StateFailure {
        return template.isPresent() ? Optional.of(query.read(template.get(), field, kind)) : Optional.empty();
    }

    private static String region(Execution execution) {
        String[] parts = execution.arn().split(":", -1);
        return parts.length > 3 ? parts[3] : "";
    }

    @Override
    public Set<String> targets() {
        return Targets.of(exit, recovery);
    }
}
