package dev.checkride.sandbox;

import dev.checkride.sandbox.cloudformation.CloudFormation;
import dev.checkride.sandbox.cognito.Cognito;
import dev.checkride.sandbox.cognito.SigningKey;
import dev.checkride.sandbox.dynamodb.DynamoDb;
import dev.checkride.sandbox.emulator.Emulator;
import dev.checkride.sandbox.function.Functions;
import dev.checkride.sandbox.lambda.Lambda;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.s3.S3;
import dev.checkride.sandbox.secrets.SecretsManager;
import dev.checkride.sandbox.states.StepFunctions;
import dev.checkride.sandbox.sts.SecurityTokens;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** The services of one sandbox, put together. */
record Services(
        Cognito cognito,
        CloudFormation cloudFormation,
        SecretsManager secrets,
        Functions functions,
        StepFunctions stepFunctions,
        Router router) {
    /** The servers that some services pass their calls on to. */
    record Behind(URI s3, Optional<URI> dynamoDb, CompletableFuture<SigningKey> key) {}

    static Services assemble(
            SandboxSettings settings, Account account, Ids ids, URI endpoint, Behind behind, ExecutorService threads) {
        Cognito cognito = new Cognito(account, endpoint, behind.key(), settings.clock(), ids, settings.canaries());
        CloudFormation cloudFormation = new CloudFormation(account, settings.clock(), ids);
        SecretsManager secrets = new SecretsManager(account, settings.clock(), ids, settings.canaries());
        Functions functions = new Functions(account, ids, settings.clock(), threads);
        StepFunctions stepFunctions =
                new StepFunctions(account, ids, settings.clock(), settings.random(), functions, behind.s3());
        Router router = new Router(
                cognito,
                settings.emulator()
                        .map(emulator ->
                                List.of(stepFunctions.service(), new Lambda(functions), new Emulator(emulator)))
                        .orElseGet(() -> List.of(
                                new DynamoDb(account, behind.dynamoDb()),
                                cognito.service(),
                                secrets.service(),
                                stepFunctions.service(),
                                cloudFormation.service(),
                                new SecurityTokens(account).service(),
                                new Lambda(functions),
                                new S3(behind.s3()))),
                ids);
        return new Services(cognito, cloudFormation, secrets, functions, stepFunctions, router);
    }

    /** Ends what still runs. */
    void close() {
        stepFunctions.close();
        functions.close();
    }
}
