package dev.checkride.command;

import dev.checkride.executor.run.Configuration;
import java.util.Map;

/** What the sandbox prints when it is up: lines for a shell, and what is in it. */
final class SandboxGuide {
    private final LocalRun run;
    private final Configuration configuration;

    SandboxGuide(LocalRun run, Configuration configuration) {
        this.run = run;
        this.configuration = configuration;
    }

    String text() {
        StringBuilder text = new StringBuilder("The sandbox is up. For any AWS client, in another terminal:\n\n");
        Map<String, String> variables = run.clientVariables();
        for (String name : new String[] {"AWS_ENDPOINT_URL", "AWS_REGION"}) {
            text.append(export(name, variables.getOrDefault(name, "")));
        }
        // What Python reads in place of AWS_REGION.
        text.append(export("AWS_DEFAULT_REGION", run.sandbox().region()));
        for (String name : new String[] {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) {
            text.append(export(name, variables.getOrDefault(name, "")));
        }
        configuration.stackNames().forEach(stack -> {
            text.append("\nStack          ").append(stack).append('\n');
            outputs(stack).forEach((name, value) -> {
                if (value.startsWith("http")) {
                    text.append("  ")
                            .append("%-13s".formatted(name))
                            .append(value)
                            .append('\n');
                }
            });
        });
        String machine = run.machineArn();
        return text.append("State machine  ")
                .append(machine)
                .append("\n\n  aws stepfunctions start-execution --state-machine-arn ")
                .append(machine)
                .append("\n\nCtrl-C ends it.\n")
                .toString();
    }

    private Map<String, String> outputs(String stack) {
        return run.sandbox().cloudFormation().outputs(stack);
    }

    private static String export(String name, String value) {
        return "  export " + name + "=" + value + "\n";
    }
}
