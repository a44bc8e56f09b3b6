package dev.checkride.executor.accounts;

import dev.checkride.executor.run.ExecutionName;
import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Keeps the secret of each run in Secrets Manager, under {@code checkride/<state machine>/<run id>}. */
public final class SecretStore {
    private static final String PREFIX = "checkride/";
    private static final String MARK = "checkride:mark";
    /** What a secret holds, in bytes (Secrets Manager user guide, "Quotas"). */
    private static final int CAPACITY = 65_536;

    private final SecretsManagerClient secretsManager;

    /** Keeps secrets with a client. */
    public SecretStore(SecretsManagerClient secretsManager) {
        this.secretsManager = secretsManager;
    }

    /** The name of a run's secret. */
    public static String nameOf(ExecutionName run) {
        return folderOf(run) + run.runId();
    }

    /** Several executors share an account, and their runs may have the same names. */
    private static String folderOf(ExecutionName run) {
        return PREFIX + run.stateMachine() + "/";
    }

    /**
     * Writes a run's secret, over one that an earlier attempt of the same run wrote.
     *
     * @param tags the tags that it gets besides its own
     * @return its ARN
     * @throws SecretTooLargeException if there are more accounts than fit
     * @throws ForeignSecretException if the name is taken by something else
     */
    public String create(ExecutionName run, RunSecret secret, Map<String, String> tags) {
        String value = secret.toJson();
        if (bytes(value) > CAPACITY) {
            throw new SecretTooLargeException(unfit(secret), secret.accounts().size(), bytes(value), CAPACITY);
        }
        return call("secretsmanager:CreateSecret", run, value).get(() -> {
            try {
                return secretsManager
                        .createSecret(request -> request.name(nameOf(run))
                                .description("Accounts of a Checkride run; deleted at its end")
                                .secretString(value)
                                .tags(tagsOf(run, tags)))
                        .arn();
            } catch (ResourceExistsException e) {
                return replace(run, value);
            }
        });
    }

    /**
     * Reads a run's secret.
     *
     * @throws SecretGoneException if it does not exist any more
     * @throws DamagedSecretException if it is not what Checkride wrote
     */
    public RunSecret read(String arn) {
        return RunSecret.fromJson(AwsCall.of("secretsmanager:GetSecretValue", arn)
                .get(() -> {
                    try {
                        return secretsManager
                                .getSecretValue(request -> request.secretId(arn))
                                .secretString();
                    } catch (ResourceNotFoundException e) {
                        throw new SecretGoneException(arn, e);
                    }
                }));
    }

    /** Deletes a run's secret for good; one that is gone already is fine, and one of somebody else's is left alone. */
    public void delete(ExecutionName run) {
        if (isOwn(run)) {
            call("secretsmanager:DeleteSecret", run).get(() -> {
                try {
                    secretsManager.deleteSecret(
                            request -> request.secretId(nameOf(run)).forceDeleteWithoutRecovery(true));
                    return true;
                } catch (ResourceNotFoundException e) {
                    return false;
                }
            });
        }
    }

    private boolean isOwn(ExecutionName run) {
        return call("secretsmanager:DescribeSecret", run).get(() -> {
            try {
                return secretsManager.describeSecret(request -> request.secretId(nameOf(run))).tags().stream()
                        .anyMatch(tag -> tag.key().equals(MARK) && tag.value().equals(run.mark()));
            } catch (ResourceNotFoundException e) {
                return false;
            }
        });
    }

    private String replace(ExecutionName run, String value) {
        if (!isOwn(run)) {
            throw new ForeignSecretException(nameOf(run));
        }
        return call("secretsmanager:PutSecretValue", run, value)
                .get(() -> secretsManager
                        .putSecretValue(request -> request.secretId(nameOf(run)).secretString(value))
                        .arn());
    }

    private static AwsCall call(String action, ExecutionName run, String... hidden) {
        return AwsCall.of(action, Place.of(run.arn()).arn("secretsmanager", "secret:" + folderOf(run) + "*"))
                .hiding(hidden);
    }

    private static List<Tag> tagsOf(ExecutionName run, Map<String, String> tags) {
        Map<String, String> all = new TreeMap<>(tags);
        all.put(MARK, run.mark());
        return all.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static List<String> unfit(RunSecret secret) {
        Map<String, Credentials> fitting = new TreeMap<>();
        List<String> unfit = new ArrayList<>();
        secret.accounts().forEach((alias, credentials) -> {
            fitting.put(alias, credentials);
            if (bytes(new RunSecret(secret.pool(), fitting).toJson()) > CAPACITY) {
                fitting.remove(alias);
                unfit.add(alias);
            }
        });
        return unfit;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
