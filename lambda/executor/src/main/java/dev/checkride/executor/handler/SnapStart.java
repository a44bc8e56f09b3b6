package dev.checkride.executor.handler;

import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.run.Json;
import dev.checkride.executor.run.LedgerEntry;
import dev.checkride.executor.run.RunRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Warms a function up before Lambda takes the snapshot that each of its processes starts from, without the network and without
 * making anything that two processes must not share; and has the clients made anew in each of them (Lambda developer guide,
 * "Lambda SnapStart runtime hooks").
 */
final class SnapStart {
    private static final ExecutionName PRIMER =
            ExecutionName.of("arn:aws:states:us-east-1:000000000000:execution:primer:primer");

    private final ExecutorFunction function;
    private final Services services;
    private final Runnable more;

    SnapStart(ExecutorFunction function, Services services, Runnable more) {
        this.function = function;
        this.services = services;
        this.more = more;
    }

    /** To be called before the snapshot is taken. */
    void prime() {
        primeJson();
        Clients clients = new Clients(offline(), OfflineHttp::new);
        function.operations().stream()
                .map(operation -> operation.replaceFirst(":.*", ""))
                .collect(Collectors.toSet())
                .forEach(service -> prime(service, clients));
        more.run();
    }

    /** To be called in each process that was restored from it. */
    void renew() {
        services.clients().renew();
    }

    /** The function's own settings with keys that mean nothing: a snapshot must hold no credentials. */
    private Settings offline() {
        Map<String, String> variables = new HashMap<>(services.settings().variables());
        variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "primer", "AWS_SECRET_ACCESS_KEY", "primer"));
        variables.putIfAbsent("AWS_REGION", "us-east-1");
        return new Settings(variables, services.configuration(), services.scenarios(), services.clock());
    }

    private void primeJson() {
        Configuration configuration = services.configuration();
        RunRequest request = RunRequest.of(
                Json.object().put("stackName", configuration.stackNames().get(0)), configuration);
        Json.read(Json.bytes(LedgerEntry.opened(PRIMER, request, "{}", Instant.EPOCH)), LedgerEntry.class);
    }

    /** A call of each client: it is marshalled, signed, sent nowhere, and its refusal is read. */
    private static void prime(String service, Clients clients) {
        try {
            call(service, clients);
        } catch (SdkException refused) {
            // As it must be: OfflineHttp refuses everything.
            return;
        }
        throw new IllegalStateException("The priming of " + service + " was answered");
    }

    private static void call(String service, Clients clients) {
        switch (service) {
            case "dynamodb" ->
                clients.ownDynamoDb()
                        .getItem(get -> get.tableName("primer").key(Map.of("pk", AttributeValue.fromS("primer"))));
            case "s3" ->
                clients.ownS3().getObjectAsBytes(get -> get.bucket("primer").key("primer"));
            case "cognito-idp" -> clients.cognito().describeUserPool(pool -> pool.userPoolId("us-east-1_primer"));
            case "secretsmanager" -> clients.secretsManager().getSecretValue(secret -> secret.secretId("primer"));
            case "cloudformation" -> clients.cloudFormation().describeStacks(stack -> stack.stackName("primer"));
            case "states" ->
                clients.ownStepFunctions().describeExecution(execution -> execution.executionArn("primer"));
            default -> throw new IllegalArgumentException("No client is known for " + service);
        }
    }
}
