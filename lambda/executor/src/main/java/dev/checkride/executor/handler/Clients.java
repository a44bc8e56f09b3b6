package dev.checkride.executor.handler;

import dev.checkride.executor.accounts.CognitoPace;
import dev.checkride.executor.target.Patience;
import dev.checkride.executor.target.PatientRetries;
import dev.checkride.executor.target.Pause;
import dev.checkride.executor.target.ServerClock;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The clients of a function's life: each is made when a step first needs it, so that no function loads another's, and then
 * kept. Those of Checkride's own bucket, table and state machine may be elsewhere than those of the stack under test.
 */
final class Clients {
    private static final StaticCredentialsProvider OWN_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox"));

    private final Settings settings;
    private final Supplier<SdkHttpClient> transport;
    private final Patience patience;
    private final ServerClock serverClock;
    private final CognitoPace cognitoPace;
    private final Map<String, Object> made = new HashMap<>();
    private final SwitchedTransport http;
    private final SwitchedCredentials credentials;

    Clients(Settings settings) {
        this(settings, UrlConnectionHttpClient::create);
    }

    Clients(Settings settings, Supplier<SdkHttpClient> transport) {
        this(settings, transport, Pause.ofThread());
    }

    /** A secure source of chance: processes that were restored from one snapshot must not share theirs. */
    Clients(Settings settings, Supplier<SdkHttpClient> transport, Pause pause) {
        this.settings = settings;
        this.transport = transport;
        this.patience = new Patience(settings.clock(), pause, new SecureRandom());
        this.serverClock = new ServerClock(settings.clock());
        this.cognitoPace = new CognitoPace(settings.clock(), pause);
        this.http = new SwitchedTransport(transport.get());
        this.credentials = new SwitchedCredentials(credentials(settings));
    }

    /** Takes every client off the network and away from credentials, as long as a snapshot is prepared. */
    void rehearse(SdkHttpClient offline) {
        http.switchTo(offline);
        credentials.switchTo(StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal")));
    }

    /** Forgets connections and credentials: the next step makes them anew. The clients themselves hold nothing unique. */
    void renew() {
        http.switchTo(transport.get());
        credentials.switchTo(credentials(settings));
    }

    /** The credentials of the settings' own variables: the process may hold others, which a local run must never use. */
    private static AwsCredentialsProvider credentials(Settings settings) {
        if (settings.find("AWS_ACCESS_KEY_ID").isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        String id = settings.require("AWS_ACCESS_KEY_ID");
        String key = settings.require("AWS_SECRET_ACCESS_KEY");
        return StaticCredentialsProvider.create(settings.find("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, key, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, key)));
    }

    /** How long these clients repeat throttled calls. */
    Patience patience() {
        return patience;
    }

    /** The time where the accounts are. */
    ServerClock serverClock() {
        return serverClock;
    }

    CloudFormationClient cloudFormation() {
        return once("cloudFormation", CloudFormationClient.class, () -> client(CloudFormationClient.builder()));
    }

    CognitoIdentityProviderClient cognito() {
        return once(
                "cognito",
                CognitoIdentityProviderClient.class,
                () -> client(CognitoIdentityProviderClient.builder(), dated().addExecutionInterceptor(cognitoPace)));
    }

    SecretsManagerClient secretsManager() {
        return once(
                "secretsManager", SecretsManagerClient.class, () -> client(SecretsManagerClient.builder(), dated()));
    }

    /** For the tables of the stack: it repeats no throttled call, since before each attempt somebody has to look whether he may. */
    DynamoDbClient dynamoDb() {
        return once(
                "dynamoDb",
                DynamoDbClient.class,
                () -> client(DynamoDbClient.builder(), overridden(PatientRetries.ofDynamoDb(Patience.none()))));
    }

    DynamoDbClient ownDynamoDb() {
        return once("ownDynamoDb", DynamoDbClient.class, () -> ownClient(DynamoDbClient.builder()));
    }

    SfnClient ownStepFunctions() {
        return once("stepFunctions", SfnClient.class, () -> ownClient(SfnClient.builder()));
    }

    S3Client ownS3() {
        boolean local = settings.find("AWS_ENDPOINT_URL").isPresent()
                || settings.find(Settings.OWN_ENDPOINT).isPresent();
        return once("s3", S3Client.class, () -> ownClient(S3Client.builder().forcePathStyle(local)));
    }

    private ClientOverrideConfiguration.Builder retrying() {
        return overridden(new PatientRetries(patience));
    }

    /** For the services that are where the accounts are; Checkride's own may be on another machine. */
    private ClientOverrideConfiguration.Builder dated() {
        return retrying().addExecutionInterceptor(serverClock);
    }

    private static ClientOverrideConfiguration.Builder overridden(PatientRetries retries) {
        return ClientOverrideConfiguration.builder().retryStrategy(retries);
    }

    private synchronized <C> C once(String name, Class<C> type, Supplier<C> make) {
        return type.cast(made.computeIfAbsent(name, absent -> make.get()));
    }

    /** For what is Checkride's own: of a stack in AWS whose run is on this machine, only that is in the sandbox. */
    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C ownClient(B builder) {
        Optional<String> own = settings.find(Settings.OWN_ENDPOINT);
        if (own.isEmpty()) {
            return client(builder);
        }
        return builder.httpClient(http)
                .credentialsProvider(OWN_CREDENTIALS)
                .region(Region.of(settings.require("AWS_REGION")))
                .endpointOverride(URI.create(own.get()))
                .overrideConfiguration(retrying().build())
                .build();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, retrying());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, ClientOverrideConfiguration.Builder configuration) {
        builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(settings.require("AWS_REGION")))
                .overrideConfiguration(configuration.build());
        settings.find("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
