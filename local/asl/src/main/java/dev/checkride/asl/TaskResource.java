package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls, and the events that AWS writes of it.
 *
 * @param type the service; empty for a function that is called by its ARN
 * @param action the service's action
 */
record TaskResource(String arn, Optional<String> type, String action) {
    private static final Pattern INTEGRATION = Pattern.compile("arn:[^:]+:states:[^:]*:[^:]*:([^:]+):(.+)");
    private static final Pattern INVOKE = Pattern.compile("arn:[^:]+:states:::lambda:invoke");
    private static final Pattern FUNCTION = Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:.+");

    /** Whether it calls a function and waits for its answer. */
    static boolean isFunction(String arn) {
        return FUNCTION.matcher(arn).matches() || INVOKE.matcher(arn).matches();
    }

    static Optional<TaskResource> of(String arn) {
        if (FUNCTION.matcher(arn).matches()) {
            return Optional.of(new TaskResource(arn, Optional.empty(), arn));
        }
        Matcher integration = INTEGRATION.matcher(arn);
        return integration.matches()
                ? Optional.of(new TaskResource(arn, Optional.of(integration.group(1)), integration.group(2)))
                : Optional.empty();
    }

    void scheduled(Lane lane, String arguments, String region, Limits limits, Optional<String> credentials)
            throws StateFailure, InterruptedException {
        ObjectNode details = about();
        if (type.isPresent()) {
            details.put("region", region).put("parameters", arguments);
        } else {
            details.put("resource", arn).setAll(Details.input(arguments));
        }
        limits.timeoutSeconds().ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
        limits.heartbeatSeconds().ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
        credentials.ifPresent(role -> details.putObject("taskCredentials").put("roleArn", role));
        record(lane, "Scheduled", details);
    }

    void started(Lane lane) throws StateFailure, InterruptedException {
        if (type.isPresent()) {
            record(lane, "Started", about());
        } else {
            lane.record("LambdaFunctionStarted", Details.none());
        }
    }

    void succeeded(Lane lane, String output) throws StateFailure, InterruptedException {
        record(lane, "Succeeded", about().setAll(Details.output(output)));
    }

    void failed(Lane lane, StateFailure failure) throws StateFailure, InterruptedException {
        record(lane, "Failed", about().setAll(failure.details()));
    }

    void timedOut(Lane lane, StateFailure failure) throws StateFailure, InterruptedException {
        record(lane, "TimedOut", about().setAll(failure.details()));
    }

    private ObjectNode about() {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        type.ifPresent(service -> details.put("resourceType", service).put("resource", action));
        return details;
    }

    private void record(Lane lane, String what, JsonNode details) throws StateFailure, InterruptedException {
        String event = (type.isPresent() ? "Task" : "LambdaFunction") + what;
        lane.record(event, Details.of(event, details));
    }

    /** The time limits of one attempt. */
    record Limits(Optional<Long> timeoutSeconds, Optional<Long> heartbeatSeconds) {}
}
