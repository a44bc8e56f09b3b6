package dev.checkride.command;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** AWS's clients with the credentials of the caller. */
final class CallersClients {
    private final Region region;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;

    private CallersClients(Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        this.region = region;
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /**
     * What the caller has said of AWS.
     *
     * @param region where, if it was said
     * @param endpoint at which address, if it was said
     * @param profile as whom, if it was said
     * @param environment the variables of the process
     */
    record Call(
            Optional<String> region,
            Optional<URI> endpoint,
            Optional<String> profile,
            Map<String, String> environment) {
        /**
         * The clients in the region that was said, else in the usual one.
         *
         * @throws CannotRunException if there is no region, or if there are no credentials
         */
        CallersClients connect() {
            return in(region.map(AwsAddress::region).orElseGet(() -> usualRegion(profile)));
        }

        /** The clients in a region that is known. */
        CallersClients in(Region known) {
            return new CallersClients(known, address(), CallersAws.credentials(profile));
        }

        private Optional<URI> address() {
            return endpoint.map(url -> AwsAddress.endpoint("--endpoint-url", url))
                    .or(() -> CallersAws.endpoint(environment));
        }
    }

    private static Region usualRegion(Optional<String> profile) {
        try {
            DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
            profile.ifPresent(chain::profileName);
            return chain.build().getRegion();
        } catch (SdkClientException none) {
            throw new CannotRunException(
                    "In which region is the executor? Add --region, or set AWS_REGION or a region in your profile",
                    none);
        }
    }

    String region() {
        return region.id();
    }

    CloudFormationClient cloudFormation() {
        return client(CloudFormationClient.builder());
    }

    SfnClient stepFunctions() {
        return client(SfnClient.builder());
    }

    S3Client s3() {
        return client(S3Client.builder().forcePathStyle(endpoint.isPresent()));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.httpClient(UrlConnectionHttpClient.create())
                .region(region)
                .credentialsProvider(credentials)
                .build();
    }
}
