package dev.checkride.sandbox.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonService;
import dev.checkride.sandbox.protocol.Page;
import dev.checkride.sandbox.protocol.ServiceError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Secrets Manager.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html">API reference</a>
 */
public final class SecretsManager {
    private static final int MOST_BYTES = 65_536;
    private static final int SUFFIX_LENGTH = 6;
    private static final int PAGE = 100;
    private static final int SHORTEST_WINDOW_DAYS = 7;
    private static final int LONGEST_WINDOW_DAYS = 30;

    private final Account account;
    private final Ids ids;
    private final Clock clock;
    private final Consumer<String> canaries;
    private final SecretStore store;

    /**
     * Makes a Secrets Manager without secrets.
     *
     * @param canaries is told every password that it makes and every secret text that it is given
     */
    public SecretsManager(Account account, Clock clock, Ids ids, Consumer<String> canaries) {
        this.account = account;
        this.ids = ids;
        this.clock = clock;
        this.canaries = canaries;
        this.store = new SecretStore(clock);
    }

    /** The names of all secrets, those marked for deletion included. */
    public List<String> names() {
        return store.all().stream().map(Secret::name).toList();
    }

    public AwsService service() {
        return new JsonService(
                "secretsmanager",
                "secretsmanager",
                "1.1",
                Map.of(
                        "GetRandomPassword", new RandomPassword(ids, canaries)::get,
                        "CreateSecret", this::create,
                        "GetSecretValue", this::value,
                        "PutSecretValue", this::putValue,
                        "DescribeSecret",
                                input -> store.get(input.require("SecretId")).describe(),
                        "DeleteSecret", this::delete,
                        "ListSecrets", this::list,
                        "TagResource", this::tag),
                this::resource,
                "InvalidParameterException");
    }

    private JsonNode create(JsonInput input) {
        String name = input.require("Name");
        if (!name.matches("[A-Za-z0-9/_+=.@-]{1,512}")) {
            throw ServiceError.of(
                    "ValidationException",
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
                            + " following: -/_+=.@!");
        }
        Secret.Value value = valueOf(input);
        Instant now = clock.instant();
        Secret secret = new Secret(
                name,
                account.arn("secretsmanager", "secret:" + name + "-" + ids.alphanumeric(SUFFIX_LENGTH)),
                input.text("Description").orElse(""),
                input.pairs("Tags", "Key", "Value"),
                value.isEmpty() ? Optional.empty() : Optional.of(version(input)),
                value,
                now,
                now,
                Optional.empty());
        store.create(secret);
        return secret.identity();
    }

    private JsonNode value(JsonInput input) {
        Secret secret = store.living(input.require("SecretId"));
        if (secret.value().isEmpty()) {
            throw ServiceError.of(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
        }
        ObjectNode node = secret.identity();
        node.put("CreatedDate", Json.seconds(secret.changed()));
        node.putArray("VersionStages").add("AWSCURRENT");
        secret.value().text().ifPresent(text -> node.put("SecretString", text));
        secret.value().binary().ifPresent(binary -> node.put("SecretBinary", binary));
        return node;
    }

    private JsonNode putValue(JsonInput input) {
        Secret.Value value = valueOf(input);
        if (value.isEmpty()) {
            throw ServiceError.of("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
        }
        String version = version(input);
        Secret secret = store.change(input.require("SecretId"), old -> old.withValue(version, value, clock.instant()));
        ObjectNode node = secret.identity();
        node.putArray("VersionStages").add("AWSCURRENT");
        return node;
    }

    private JsonNode delete(JsonInput input) {
        String id = input.require("SecretId");
        boolean force = input.flag("ForceDeleteWithoutRecovery", false);
        Optional<Integer> window = input.number("RecoveryWindowInDays");
        if (force && window.isPresent()) {
            throw ServiceError.of(
                    "InvalidParameterException",
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        int days = window.orElse(LONGEST_WINDOW_DAYS);
        if (days < SHORTEST_WINDOW_DAYS || days > LONGEST_WINDOW_DAYS) {
            throw ServiceError.of(
                    "InvalidParameterException",
                    "RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        return force ? deleteForGood(id) : schedule(id, clock.instant().plus(Duration.ofDays(days)));
    }

    /** Forcing is idempotent: a secret that is not there is deleted already. */
    private JsonNode deleteForGood(String id) {
        Optional<Secret> secret = store.find(id);
        secret.ifPresent(found -> store.remove(found.name()));
        return Json.object()
                .put("ARN", secret.map(Secret::arn).orElse(id))
                .put("Name", secret.map(Secret::name).orElse(id))
                .put("DeletionDate", Json.seconds(clock.instant()));
    }

    private JsonNode schedule(String id, Instant when) {
        Secret secret = store.change(id, old -> old.deletedAt(when));
        return Json.object()
                .put("ARN", secret.arn())
                .put("Name", secret.name())
                .put("DeletionDate", Json.seconds(when));
    }

    private JsonNode list(JsonInput input) {
        boolean planned = input.flag("IncludePlannedDeletion", false);
        List<Secret> found = store.all().stream()
                .filter(secret -> planned || secret.deleted().isEmpty())
                .filter(secret ->
                        input.list("Filters").stream().allMatch(filter -> SecretFilter.matches(secret, filter)))
                .toList();
        Page<Secret> page = Page.of(
                found,
                input.text("NextToken"),
                input.number("MaxResults").orElse(PAGE),
                ServiceError.of("InvalidNextTokenException", "Invalid pagination token."));
        ObjectNode result = Json.object();
        var list = result.putArray("SecretList");
        page.items().forEach(secret -> list.add(secret.describe()));
        page.next().ifPresent(token -> result.put("NextToken", token));
        return result;
    }

    private JsonNode tag(JsonInput input) {
        store.change(input.require("SecretId"), old -> {
            Map<String, String> tags = new LinkedHashMap<>(old.tags());
            tags.putAll(input.pairs("Tags", "Key", "Value"));
            return old.withTags(tags, clock.instant());
        });
        return Json.object();
    }

    private Secret.Value valueOf(JsonInput input) {
        Optional<String> text = input.text("SecretString");
        text.ifPresent(canaries);
        if (text.filter(value -> value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
                .isPresent()) {
            throw ServiceError.of(
                    "ValidationException",
                    "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must"
                            + " have length less than or equal to " + MOST_BYTES);
        }
        return new Secret.Value(text, input.text("SecretBinary"));
    }

    private String version(JsonInput input) {
        return input.text("ClientRequestToken").orElseGet(ids::uuid);
    }

    private String resource(JsonInput input) {
        return input.text("SecretId")
                .map(id -> store.find(id).map(Secret::arn).orElse(id.startsWith("arn:") ? id : secretArn(id)))
                .or(() -> input.text("Name").map(this::secretArn))
                .orElse("*");
    }

    private String secretArn(String name) {
        return account.arn("secretsmanager", "secret:" + name);
    }
}
