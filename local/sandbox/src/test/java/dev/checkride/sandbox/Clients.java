package dev.checkride.sandbox;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The real clients, pointed at a sandbox. */
final class Clients {
    static final String ACCESS_KEY = "AKIDFORTESTS";

    private final URI endpoint;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    Clients(Sandbox sandbox) {
        this.endpoint = sandbox.endpoint();
    }

    S3Client s3() {
        return at(S3Client.builder().forcePathStyle(true)).build();
    }

    DynamoDbClient dynamoDb() {
        return at(DynamoDbClient.builder()).build();
    }

    CognitoIdentityProviderClient cognito() {
        return at(CognitoIdentityProviderClient.builder()).build();
    }

    SecretsManagerClient secrets() {
        return at(SecretsManagerClient.builder()).build();
    }

    CloudFormationClient cloudFormation() {
        return at(CloudFormationClient.builder()).build();
    }

    StsClient sts() {
        return at(StsClient.builder()).build();
    }

    SfnClient states() {
        return at(SfnClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(B builder) {
        return builder.endpointOverride(endpoint)
                .httpClient(http)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, "not-a-secret")));
    }
}
