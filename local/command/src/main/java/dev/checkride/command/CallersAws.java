package dev.checkride.command;

import dev.checkride.executor.handler.Settings;
import dev.checkride.executor.target.Place;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * AWS as the caller reaches it: with the default credential chain.
 *
 * @param place account and region
 * @param endpoint what {@code AWS_ENDPOINT_URL} says, if it is set
 */
record CallersAws(Place place, Optional<URI> endpoint) {
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    /**
     * Asks AWS who the caller is.
     *
     * @throws CannotRunException if there are no credentials, if AWS does not accept them, or if it does not answer
     */
    static CallersAws connect(String region, Map<String, String> environment) {
        Optional<URI> endpoint = endpoint(environment);
        StsClientBuilder builder = StsClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(region))
                .credentialsProvider(credentials(Optional.empty()));
        endpoint.ifPresent(builder::endpointOverride);
        try (StsClient sts = builder.build()) {
            String[] caller = sts.getCallerIdentity().arn().split(":", -1);
            return new CallersAws(new Place(caller[1], region, caller[4]), endpoint);
        } catch (StsException refused) {
            throw new CannotRunException(
                    "AWS does not accept your credentials (" + code(refused)
                            + "): log in again, then repeat the command",
                    refused);
        } catch (SdkClientException silent) {
            throw new CannotRunException(
                    "AWS does not answer in region " + region
                            + endpoint.map(url -> " at " + url).orElse("") + ": " + silent.getMessage(),
                    silent);
        }
    }

    /**
     * Where AWS is by the variable that every SDK knows.
     *
     * @throws CannotRunException if it is no address
     */
    static Optional<URI> endpoint(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(ENDPOINT))
                .filter(url -> !url.isBlank())
                .map(url -> AwsAddress.endpoint(ENDPOINT, url));
    }

    /**
     * The credentials of a profile, or else those of the default chain.
     *
     * @throws CannotRunException if there are none
     */
    static AwsCredentialsProvider credentials(Optional<String> profile) {
        // As with the AWS CLI, a profile that is named counts more than the variables.
        AwsCredentialsProvider provider = profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        try {
            provider.resolveCredentials();
            return provider;
        } catch (SdkClientException none) {
            throw new CannotRunException(
                    "There are no AWS credentials: log in, or set AWS_PROFILE or AWS_ACCESS_KEY_ID. Those of IAM Identity"
                            + " Center come by: eval \"$(aws configure export-credentials --format env)\"",
                    none);
        }
    }

    private static String code(StsException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null || details.errorCode() == null ? "status " + refused.statusCode() : details.errorCode();
    }

    /** The variables of functions whose stack is in AWS; their credentials come from the default chain. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", place.region());
        endpoint.ifPresent(url -> variables.put(ENDPOINT, url.toString()));
        // An AWS on this machine has its applications here too.
        if (endpoint.filter(CallersAws::isLoopback).isPresent()) {
            variables.put(Settings.LOOPBACK_ALLOWED, "true");
        }
        return variables;
    }

    private static boolean isLoopback(URI url) {
        try {
            return url.getHost() != null && InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
