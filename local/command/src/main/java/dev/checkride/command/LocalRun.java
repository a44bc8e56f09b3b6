package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.asl.Execution;
import dev.checkride.command.RunState.ServicesPlace;
import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.executor.handler.RunLedger;
import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.result.ResultStore;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.scenario.TargetUnderTest;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.SandboxSettings;
import dev.checkride.sandbox.dynamodb.DynamoDbSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The sandbox with the applications under test and the executor in it, ready for runs. */
final class LocalRun implements AutoCloseable {
    private final Sandbox sandbox;
    private final LocalExecutor executor;
    private final ServicesPlace services;
    private final Map<String, String> reach;
    private final DeploymentPlace place;

    private LocalRun(
            Sandbox sandbox,
            LocalExecutor executor,
            ServicesPlace services,
            Map<String, String> reach,
            DeploymentPlace place) {
        this.reach = reach;
        this.place = place;
        this.sandbox = sandbox;
        this.executor = executor;
        this.services = services;
    }

    /** The settings of the sandbox of a project. */
    static SandboxSettings settings(Project project) {
        return SandboxSettings.in(project.buckets())
                .region("us-east-1")
                .dynamoDb(new DynamoDbSource.Launcher(project.dynamoDbLauncher()))
                .signingKey(new StoredKey(project.data().resolve("signing-key")));
    }

    /**
     * Brings everything up.
     *
     * @param applications what is deployed for each stack
     * @throws CannotRunException if the sandbox cannot start
     */
    static LocalRun open(
            SandboxSettings settings,
            Configuration configuration,
            LocalApplications applications,
            ClassLoader scenarios,
            LocalContext.Log log) {
        return open(settings, configuration, applications, scenarios, FunctionHost.thisProcess(log), log);
    }

    /**
     * Brings everything up, with the executor's functions where the host has them.
     *
     * @param applications what is deployed for each stack
     * @throws CannotRunException if the sandbox cannot start
     */
    static LocalRun open(
            SandboxSettings settings,
            Configuration configuration,
            LocalApplications applications,
            ClassLoader scenarios,
            FunctionHost host,
            LocalContext.Log log) {
        Sandbox sandbox = start(settings, log);
        SandboxClients clients = new SandboxClients(sandbox);
        DeploymentPlace place = settings.emulator().isPresent()
                ? new EmulatorPlace(clients, settings.dataDirectory().resolve(LocalExecutor.BUCKET))
                : new SandboxPlace(sandbox, clients);
        try {
            CallRecording.ofProcess(sandbox);
            applications
                    .byStack()
                    .forEach((stack, application) ->
                            deploy(application, new LocalDeployment(stack, sandbox, clients, place, log)));
            Map<String, String> aws = new HashMap<>(clients.variables());
            aws.put(Settings.LOOPBACK_ALLOWED, "true");
            LocalExecutor executor = LocalExecutor.deploy(sandbox, clients, aws, configuration, scenarios, host);
            settings.emulator().ifPresent(url -> aws.put("AWS_ENDPOINT_URL", url.toString()));
            return new LocalRun(
                    sandbox,
                    executor,
                    settings.emulator().isPresent() ? ServicesPlace.AWS : ServicesPlace.SANDBOX,
                    aws,
                    place);
        } catch (RuntimeException failed) {
            closeAll(sandbox, place);
            throw failed;
        }
    }

    /**
     * Brings up the executor alone, for stacks in AWS: ledger and results stay in the sandbox, which bears the account and the
     * region of the stacks so that its executions have the ARNs that they would have there.
     *
     * @throws CannotRunException if the sandbox cannot start
     */
    static LocalRun openFor(
            CallersAws aws,
            SandboxSettings settings,
            Configuration configuration,
            ClassLoader scenarios,
            LocalContext.Log log) {
        Sandbox sandbox = start(
                settings.region(aws.place().region()).accountId(aws.place().account()), log);
        try {
            SandboxClients clients = new SandboxClients(sandbox);
            Map<String, String> variables = new HashMap<>(aws.variables());
            variables.put(Settings.OWN_ENDPOINT, sandbox.endpoint().toString());
            return new LocalRun(
                    sandbox,
                    LocalExecutor.deploy(
                            sandbox, clients, variables, configuration, scenarios, FunctionHost.thisProcess(log)),
                    ServicesPlace.AWS,
                    variables,
                    new SandboxPlace(sandbox, clients));
        } catch (RuntimeException failed) {
            sandbox.close();
            throw failed;
        }
    }

    private static void closeAll(Sandbox sandbox, DeploymentPlace place) {
        try (sandbox) {
            place.close();
        }
    }

    private static Sandbox start(SandboxSettings settings, LocalContext.Log log) {
        try {
            return Sandbox.start(settings.log(text -> log.line("sandbox", text + "\n")));
        } catch (IOException e) {
            throw new CannotRunException("The sandbox cannot start: " + e.getMessage(), e);
        }
    }

    private static void deploy(LocalApplication application, LocalDeployment deployment) {
        try {
            application.deploy(deployment);
        } catch (IOException e) {
            throw new CannotRunException(
                    "The stack " + deployment.stackName() + " cannot be deployed into the sandbox: " + e.getMessage(),
                    e);
        }
    }

    /** Starts a run. */
    Execution start(String runId, JsonNode request) {
        return executor.start(runId, request);
    }

    /** What must be known of a run to clean up after it. */
    RunState state(String runId) {
        return RunState.ofThisProcess(runId, executor.executionArn(runId), services, reach);
    }

    /** Copies the results of a run into this project's folder, if they are not there. */
    void fetchResults(String runId) {
        place.fetchResults(runId);
    }

    /** Stops an execution; invocations that are under way go on. */
    void stop(String execution, String cause) {
        executor.stop(execution, cause);
    }

    /** The ARN of the state machine. */
    String machineArn() {
        return executor.machineArn();
    }

    /** The variables that point any client at the sandbox. */
    Map<String, String> clientVariables() {
        return new SandboxClients(sandbox).variables();
    }

    /** The functions' invocations that are under way. */
    Invocations invocations() {
        return executor.invocations();
    }

    /** Writes the entry of a run whose own ledger is gone. */
    void restore(LedgerEntry entry) {
        RunLedger.restore(executor.settings(), entry);
    }

    /** Who cleans up after an execution that was stopped. */
    Janitor janitor(String execution) {
        return new Janitor(executor.settings(), execution);
    }

    /** How tests have fared in earlier runs, kept in a file. */
    LocalHistory history(Path file) {
        return executor.history(file);
    }

    /** Where runs store their results. */
    ResultStore results() {
        return executor.results();
    }

    /** What the functions find around them. */
    Settings functionSettings() {
        return executor.settings();
    }

    /** A function's code with its settings, for whoever takes single steps. */
    RequestStreamHandler handler(ExecutorFunction function) {
        return executor.handler(function);
    }

    /** What the scenarios of an open run are run against. */
    TargetUnderTest target(String execution, String secretArn) {
        return executor.target(execution, secretArn);
    }

    /** The sandbox. */
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public void close() {
        closeAll(sandbox, place);
    }
}
