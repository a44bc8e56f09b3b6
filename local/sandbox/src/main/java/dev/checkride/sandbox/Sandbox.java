package dev.checkride.sandbox;

import dev.checkride.sandbox.cloudformation.CloudFormation;
import dev.checkride.sandbox.cognito.Cognito;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.gateway.RestApi;
import dev.checkride.sandbox.gateway.RestApiSpec;
import dev.checkride.sandbox.http.Workers;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.CallListener;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.runtime.ProcessFunction;
import dev.checkride.sandbox.runtime.ProcessSpec;
import dev.checkride.sandbox.secrets.SecretsManager;
import dev.checkride.sandbox.states.StepFunctions;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/**
 * An AWS account on loopback, behind one endpoint for every client ({@code AWS_ENDPOINT_URL}).
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(SandboxSettings.in(folder))) {
 *     sandbox.cognito().createUserPool(UserPoolSpec.named("users").client(ClientSpec.named("app")));
 *     sandbox.cloudFormation().put(StackSpec.named("my-app").output("UserPool", pool.id()));
 * }
 * }</pre>
 *
 * <p>Whoever has the endpoint's address may call it; it listens on 127.0.0.1 only and never calls AWS.
 */
public final class Sandbox implements AutoCloseable {
    private final SandboxSettings settings;
    private final Account account;
    private final Ids ids;
    private final URI endpoint;
    private final Services services;
    private final Workers workers;
    private final Resources resources;

    Sandbox(
            SandboxSettings settings,
            Account account,
            Ids ids,
            URI endpoint,
            Services services,
            Workers workers,
            Resources resources) {
        this.settings = settings;
        this.account = account;
        this.ids = ids;
        this.endpoint = endpoint;
        this.services = services;
        this.workers = workers;
        this.resources = resources;
    }

    /**
     * Starts a sandbox and waits until it answers.
     *
     * @throws dev.checkride.sandbox.http.PortTakenException when the port asked for is another process's
     * @throws dev.checkride.sandbox.dynamodb.DynamoDbStartException when Node or its packages are missing
     */
    public static Sandbox start(SandboxSettings settings) throws IOException {
        return Startup.start(settings);
    }

    /** The one address for all services. */
    public URI endpoint() {
        return endpoint;
    }

    public String region() {
        return account.region();
    }

    public String accountId() {
        return account.id();
    }

    public Cognito cognito() {
        return services.cognito();
    }

    public CloudFormation cloudFormation() {
        return services.cloudFormation();
    }

    public SecretsManager secrets() {
        return services.secrets();
    }

    public StepFunctions stepFunctions() {
        return services.stepFunctions();
    }

    public Functions functions() {
        return services.functions();
    }

    /** Deploys an API on a port of its own; it closes with the sandbox. */
    public RestApi deploy(RestApiSpec spec) throws IOException {
        RestApi api = RestApi.deploy(spec, services.functions(), account, settings.clock(), ids, workers);
        resources.add(api::close);
        return api;
    }

    /**
     * Prepares a function in processes of its own, which end with the sandbox; deploy it like any other.
     *
     * @param log takes the lines that it prints
     */
    public ProcessFunction launch(ProcessSpec spec, Consumer<String> log) throws IOException {
        ProcessFunction function = ProcessFunction.of(spec, workers.threads(), log);
        resources.add(function::close);
        return function;
    }

    /** Tells the listener of every call from now on. */
    public void tell(CallListener callListener) {
        services.router().tell(callListener);
    }

    @Override
    public void close() {
        resources.close();
    }
}
