package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.Execution;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.RunTarget;
import dev.checkride.executor.handler.ScenarioHandler;
import dev.checkride.executor.handler.SetUpHandler;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.handler.TearDownHandler;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.scenario.TargetUnderTest;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.function.FunctionSpec;
import dev.checkride.statemachine.Definition;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/**
 * The executor in the sandbox: its bucket, its table, its three functions and its state machine, as the construct deploys
 * them.
 */
final class LocalExecutor {
    static final String BUCKET = "results";
    private static final String RUNS_TABLE = "checkride-runs";
    private static final String MACHINE = "checkride";

    private final Sandbox sandbox;
    private final SandboxClients clients;
    private final String machineArn;
    private final Settings settings;
    private final Invocations invocations;

    private LocalExecutor(
            Sandbox sandbox, SandboxClients clients, String machineArn, Settings settings, Invocations invocations) {
        this.sandbox = sandbox;
        this.clients = clients;
        this.machineArn = machineArn;
        this.settings = settings;
        this.invocations = invocations;
    }

    /**
     * Deploys it.
     *
     * @param aws the variables by which its functions find the stack under test
     * @param host where its functions run
     */
    static LocalExecutor deploy(
            Sandbox sandbox,
            SandboxClients clients,
            Map<String, String> aws,
            Configuration configuration,
            ClassLoader scenarios,
            FunctionHost host) {
        new LocalTable(RUNS_TABLE, "pk", List.of()).ensureIn(clients);
        createBucket(clients.s3());
        Settings settings = settings(aws, configuration, scenarios);
        Map<String, String> placeholders = new HashMap<>();
        placeholders.put("ResultBucket", BUCKET);
        Invocations invocations = new Invocations();
        for (ExecutorFunction function : ExecutorFunction.values()) {
            FunctionSpec spec = new FunctionSpec(
                    "checkride-" + function.functionName(),
                    host.timeout(function),
                    invocations.watch(
                            function, host.host(function, sandbox, CallRecording.signedBy(function, settings))));
            placeholders.put(
                    function.functionName() + "FunctionArn", sandbox.functions().deploy(spec));
        }
        String machine = sandbox.stepFunctions().createStateMachine(MACHINE, Definition.of(placeholders));
        if (!configuration.stackNames().contains(ExecutorStack.NAME)) {
            sandbox.cloudFormation()
                    .put(StackSpec.named(ExecutorStack.NAME)
                            .output(ExecutorStack.STATE_MACHINE, machine)
                            .output(ExecutorStack.BUCKET, BUCKET));
        }
        return new LocalExecutor(sandbox, clients, machine, settings, invocations);
    }

    /** The settings of functions that find the stack by the given variables. */
    static Settings settings(Map<String, String> aws, Configuration configuration, ClassLoader scenarios) {
        Map<String, String> variables = new HashMap<>(aws);
        variables.put(Settings.BUCKET, BUCKET);
        variables.put(Settings.RUNS_TABLE, RUNS_TABLE);
        return new Settings(variables, configuration, scenarios, Clock.systemUTC());
    }

    static RequestStreamHandler handler(ExecutorFunction function, Settings settings) {
        return switch (function) {
            case SET_UP -> new SetUpHandler(settings);
            case SCENARIO -> new ScenarioHandler(settings);
            case TEAR_DOWN -> new TearDownHandler(settings);
        };
    }

    private static void createBucket(S3Client s3) {
        try {
            s3.createBucket(create -> create.bucket(BUCKET));
        } catch (BucketAlreadyOwnedByYouException kept) {
            // Results of earlier runs outlive their sandbox: the bucket is a folder.
            return;
        }
    }

    /** Starts a run, as anybody starts it, and lets the caller watch it at first hand. */
    Execution start(String runId, JsonNode request) {
        String arn = clients.stepFunctions()
                .startExecution(
                        start -> start.stateMachineArn(machineArn).name(runId).input(request.toString()))
                .executionArn();
        return sandbox.stepFunctions().execution(arn).orElseThrow();
    }

    String machineArn() {
        return machineArn;
    }

    /** The ARN that the execution of a run has or will have. */
    String executionArn(String runId) {
        return machineArn.replace(":stateMachine:", ":execution:") + ":" + runId;
    }

    /** Stops an execution that may not even have started. */
    void stop(String execution, String cause) {
        try {
            clients.stepFunctions()
                    .stopExecution(stop ->
                            stop.executionArn(execution).error("Interrupted").cause(cause));
        } catch (ExecutionDoesNotExistException notStarted) {
            return;
        }
    }

    /** What the functions find around them. */
    Settings settings() {
        return settings;
    }

    /** The functions' invocations that are under way. */
    Invocations invocations() {
        return invocations;
    }

    /** A function's code with its settings, for whoever takes single steps. */
    RequestStreamHandler handler(ExecutorFunction function) {
        return handler(function, CallRecording.signedBy(function, settings));
    }

    /** What the scenarios of an open run are run against. */
    TargetUnderTest target(String execution, String secretArn) {
        return RunTarget.read(settings, execution, secretArn);
    }

    /** How tests have fared in earlier runs, kept in a file. */
    LocalHistory history(Path file) {
        return new LocalHistory(file, clients.dynamoDb(), RUNS_TABLE);
    }

    /** Where runs store their results. */
    ResultStore results() {
        return new ResultStore(clients.s3(), BUCKET);
    }
}
