package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.checkride.sandbox.Sandbox;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import dev.checkride.sandbox.function.FunctionSpec;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.gateway.RestApi;
import dev.checkride.sandbox.gateway.RestApiSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sandbox as a {@link LocalApplication} sees it while its stack is deployed. */
public final class LocalDeployment {
    private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(30);

    private final String stackName;
    private final Sandbox sandbox;
    private final SandboxClients clients;
    private final LocalContext.Log log;
    private final DeploymentPlace place;

    LocalDeployment(
            String stackName, Sandbox sandbox, SandboxClients clients, DeploymentPlace place, LocalContext.Log log) {
        this.place = place;
        this.stackName = stackName;
        this.sandbox = sandbox;
        this.clients = clients;
        this.log = log;
    }

    /** The stack to be deployed. */
    public String stackName() {
        return stackName;
    }

    /** Makes a user pool with its groups and clients. */
    public UserPoolHandle createUserPool(UserPoolSpec spec) {
        return place.createUserPool(spec);
    }

    /**
     * Deploys an API.
     *
     * @throws IOException if it cannot listen on loopback
     */
    public RestApi deploy(RestApiSpec spec) throws IOException {
        return sandbox.deploy(spec);
    }

    /** Makes the stack, with the outputs that {@code checkride.json} refers to. */
    public void put(StackSpec spec) {
        place.put(spec);
    }

    /**
     * The account that it is deployed into, for whatever else is needed there; where another emulator takes the place of its
     * services, only its functions and APIs are in use.
     */
    public Sandbox sandbox() {
        return sandbox;
    }

    /**
     * The environment variables that point a function's clients at the sandbox: {@code AWS_ENDPOINT_URL}, {@code
     * AWS_REGION} and the keys. Functions here share one process: hand the variables to the handler, which cannot find
     * them in its own environment.
     */
    public Map<String, String> variables() {
        return clients.variables();
    }

    /**
     * Deploys a Lambda function with a timeout of 30 seconds and returns its ARN.
     *
     * @param name its name in the account
     * @param eventType what the handler takes
     * @param answerType what the handler returns
     */
    public <I, O> String function(String name, RequestHandler<I, O> handler, Class<I> eventType, Class<O> answerType) {
        return function(name, HandlerFunction.of(handler, eventType, answerType, log));
    }

    /** Deploys a Lambda function of streams with a timeout of 30 seconds and returns its ARN. */
    public String function(String name, RequestStreamHandler handler) {
        return function(name, HandlerFunction.of(handler, log));
    }

    String function(String name, LambdaFunction code) {
        return sandbox.functions().deploy(new FunctionSpec(name, FUNCTION_TIMEOUT, code));
    }

    /**
     * Creates a DynamoDB table with the tag {@code checkride:clearable}, which lets a run clear it.
     *
     * @param hashKey its one key, a string
     * @return the name
     */
    public String clearableTable(String name, String hashKey) {
        place.createTable(new LocalTable(name, hashKey, List.of(LocalTable.CLEARABLE)));
        return name;
    }

    LocalContext.Log log() {
        return log;
    }
}
