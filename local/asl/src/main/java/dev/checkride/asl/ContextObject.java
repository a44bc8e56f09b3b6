package dev.checkride.asl;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code $states.context} shows.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Accessing
 *     execution data from the Context object</a>
 */
final class ContextObject {
    private ContextObject() {}

    /** The execution and its machine. */
    static Map<String, Object> of(Execution execution) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("Id", execution.arn());
        shown.put("Name", execution.name());
        shown.put("Input", Values.toJava(execution.input()));
        shown.put("RoleArn", execution.request().roleArn());
        shown.put("StartTime", time(execution.startDate()));
        if (!execution.arn().contains(":express:")) {
            // Only STANDARD executions can be redriven.
            shown.put("RedriveCount", execution.redriveCount());
            execution.redriveDate().ifPresent(when -> shown.put("RedriveTime", time(when)));
        }
        String machine = execution.stateMachineArn();
        String name = machine.substring(machine.lastIndexOf(':') + 1);
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("Execution", shown);
        context.put("StateMachine", Map.of("Id", machine, "Name", name));
        return context;
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
