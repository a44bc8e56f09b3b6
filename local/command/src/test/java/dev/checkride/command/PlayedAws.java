package dev.checkride.command;

import dev.checkride.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** A sandbox with the sample in it that plays AWS for commands in processes of their own, which it outlives. */
final class PlayedAws implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-central-1";
    static final String STACK = "ws-serverless-patterns-users";
    static final String CALLER = "CALLERSKEY";

    private final LocalRun run;

    private PlayedAws(LocalRun run) {
        this.run = run;
    }

    static PlayedAws in(Path data) {
        return new PlayedAws(LocalRun.open(
                LocalRun.settings(new Project(LocalRunFixture.PROJECT.home(), data))
                        .region(REGION)
                        .accountId(ACCOUNT),
                LocalRunFixture.PROJECT.configuration(),
                LocalApplications.of(
                        LocalRunFixture.PROJECT.configuration().stackNames(), List.of(new SampleApplication())),
                PlayedAws.class.getClassLoader(),
                (function, text) -> {}));
    }

    Sandbox sandbox() {
        return run.sandbox();
    }

    /** The variables of a caller of this AWS. */
    Map<String, String> environment() {
        return environment(run.sandbox().endpoint());
    }

    static Map<String, String> environment(URI endpoint) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", CALLER);
        environment.put("AWS_SECRET_ACCESS_KEY", "callers-secret");
        environment.put("AWS_SESSION_TOKEN", "");
        environment.put("AWS_PROFILE", "");
        // Neither files of this machine's user nor the metadata service may answer.
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        return environment;
    }

    /** A configuration whose guards list this place. */
    static String listing(String configuration) {
        return listingTheRegionAlone(configuration).replace("000000000000", ACCOUNT);
    }

    static String listingTheRegionAlone(String configuration) {
        return configuration.replace("us-east-1", REGION);
    }

    /** The attributes of each user. */
    List<String> users() {
        try (CognitoIdentityProviderClient cognito =
                client(CognitoIdentityProviderClient.builder()).build()) {
            String pool = cognito.listUserPools(list -> list.maxResults(1))
                    .userPools()
                    .get(0)
                    .id();
            // Users of a pool with sign-in by e-mail have a name of their own: the account's is the address.
            return cognito.listUsers(list -> list.userPoolId(pool)).users().stream()
                    .map(user ->
                            user.attributes().stream().map(AttributeType::value).collect(Collectors.joining(" ")))
                    .toList();
        }
    }

    /** The names of the secrets. */
    List<String> secrets() {
        try (SecretsManagerClient secrets =
                client(SecretsManagerClient.builder()).build()) {
            return secrets.listSecrets().secretList().stream()
                    .map(SecretListEntry::name)
                    .toList();
        }
    }

    private <B extends AwsClientBuilder<B, ?>> B client(B builder) {
        return builder.endpointOverride(run.sandbox().endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    @Override
    public void close() {
        run.close();
    }
}
