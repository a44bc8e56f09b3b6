package dev.checkride.command;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a deployed executor. */
final class ExecutorOptions {
    private static final String VARIABLE = "CHECKRIDE_STATE_MACHINE";

    @Option(
            names = "--executor",
            paramLabel = "STACK",
            description = "The executor that is deployed as this stack, such as Checkride.")
    private @Nullable String stack;

    @Option(
            names = "--state-machine",
            paramLabel = "ARN",
            description = "The deployed executor with this state machine.")
    private @Nullable String stateMachine;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Your profile in the files of the AWS CLI, for the deployed executor.")
    private @Nullable String profile;

    /** Whether a deployed executor is meant, and not the runs of this project. */
    boolean isGiven() {
        return stack != null || stateMachine != null;
    }

    /**
     * The executor that the options mean: without any, the one of the variable, or else of the stack {@code Checkride}.
     *
     * @throws CannotRunException if it cannot be found
     */
    DeployedExecutor connect(@Nullable String region, @Nullable URI endpoint, Map<String, String> environment) {
        if (stack != null && stateMachine != null) {
            throw new CannotRunException("--executor and --state-machine name the same thing: give one of them", null);
        }
        CallersClients.Call call = new CallersClients.Call(
                Optional.ofNullable(region), Optional.ofNullable(endpoint), Optional.ofNullable(profile), environment);
        String machine = stateMachine;
        if (machine == null && stack == null) {
            machine = variable(environment).orElse(null);
        }
        return machine == null
                ? DeployedExecutor.ofStack(stack == null ? ExecutorStack.NAME : stack, call)
                : DeployedExecutor.ofMachine(machine, call);
    }

    private static Optional<String> variable(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE)).filter(value -> !value.isBlank());
    }
}
