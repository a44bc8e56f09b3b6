package dev.checkride.command;

import dev.checkride.sandbox.Sandbox;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS's clients, pointed at the sandbox with credentials that mean nothing anywhere else. */
final class SandboxClients {
    private static final String KEY_ID = "sandbox";
    private static final String KEY = "sandbox";

    private final URI endpoint;
    private final String region;

    private SandboxClients(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    SandboxClients(Sandbox sandbox) {
        this(sandbox.endpoint(), sandbox.region());
    }

    /** The clients of another emulator. */
    static SandboxClients at(URI endpoint, String region) {
        return new SandboxClients(endpoint, region);
    }

    URI endpoint() {
        return endpoint;
    }

    String region() {
        return region;
    }

    /** The variables that point any SDK at the sandbox. */
    Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_REGION",
                region,
                "AWS_ACCESS_KEY_ID",
                KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                KEY);
    }

    DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.builder());
    }

    SfnClient stepFunctions() {
        return client(SfnClient.builder());
    }

    StsClient sts() {
        return client(StsClient.builder());
    }

    CognitoIdentityProviderClient cognito() {
        return client(CognitoIdentityProviderClient.builder());
    }

    CloudFormationClient cloudFormation() {
        return client(CloudFormationClient.builder());
    }

    S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(region))
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, KEY)))
                .build();
    }
}
