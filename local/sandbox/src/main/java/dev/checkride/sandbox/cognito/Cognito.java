package dev.checkride.sandbox.cognito;

import dev.checkride.sandbox.http.Reply;
import dev.checkride.sandbox.http.Request;
import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.JsonService;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Cognito user pools. */
public final class Cognito {
    private static final int ID_LENGTH = 9;
    private static final int CLIENT_ID_LENGTH = 26;
    private static final int CLIENT_SECRET_LENGTH = 51;

    private final Account account;
    private final Ids ids;
    private final Clock clock;
    private final Consumer<String> canaries;
    private final Tokens tokens;
    private final Pools pools = new Pools();

    /**
     * Makes a Cognito without pools.
     *
     * @param endpoint what the issuers of its tokens start with
     * @param canaries is told every password, secret and token that passes
     */
    public Cognito(
            Account account,
            URI endpoint,
            CompletableFuture<SigningKey> key,
            Clock clock,
            Ids ids,
            Consumer<String> canaries) {
        this.account = account;
        this.ids = ids;
        this.clock = clock;
        this.canaries = canaries;
        this.tokens = new Tokens(key, endpoint, clock, ids);
    }

    /** Makes a pool with its groups and clients. */
    public UserPoolHandle createUserPool(UserPoolSpec spec) {
        String id = account.region() + "_" + ids.alphanumeric(ID_LENGTH);
        Map<String, Client> clients = new LinkedHashMap<>();
        Map<String, String> clientIds = new LinkedHashMap<>();
        for (ClientSpec clientSpec : spec.clients()) {
            Client client = client(clientSpec);
            clients.put(client.id(), client);
            clientIds.put(clientSpec.name(), client.id());
        }
        UserPool pool = new UserPool(id, arn(id), spec, clients, clock);
        pools.add(pool);
        return new UserPoolHandle(id, pool.arn(), tokens.issuer(id), tokens.keys(id), clientIds);
    }

    /** The addresses, or names, of all accounts of a pool. */
    public List<String> users(String poolId) {
        return pools.find(poolId).stream()
                .flatMap(pool -> pool.users().stream())
                .map(user -> user.attribute("email").orElse(user.username()))
                .toList();
    }

    public AwsService service() {
        Map<String, JsonOperation> operations = new LinkedHashMap<>();
        operations.putAll(new UserOperations(pools, ids, canaries).all());
        operations.putAll(new PoolOperations(pools).all());
        operations.putAll(new AuthOperations(pools, tokens, ids, canaries).all());
        return new JsonService(
                "cognito-idp",
                "AWSCognitoIdentityProviderService",
                "1.1",
                operations,
                this::resource,
                "InvalidParameterException");
    }

    /** What a pool publishes about itself without being asked by name: its keys and its configuration. */
    public Optional<Reply> published(Request request) {
        for (UserPool pool : pools.all()) {
            String base = "/" + pool.id() + "/.well-known/";
            if (request.rawPath().equals(base + "jwks.json")) {
                return Optional.of(Reply.of(200, "application/json", tokens.jwks()));
            }
            if (request.rawPath().equals(base + "openid-configuration")) {
                return Optional.of(Reply.of(200, "application/json", configuration(pool)));
            }
        }
        return Optional.empty();
    }

    private byte[] configuration(UserPool pool) {
        String issuer = tokens.issuer(pool.id()).toString();
        var node = Json.object()
                .put("issuer", issuer)
                .put("jwks_uri", tokens.keys(pool.id()).toString());
        node.putArray("id_token_signing_alg_values_supported").add("RS256");
        node.putArray("subject_types_supported").add("public");
        return Json.bytes(node);
    }

    private Client client(ClientSpec spec) {
        Optional<String> secret = spec.withSecret() ? Optional.of(lower(CLIENT_SECRET_LENGTH)) : Optional.empty();
        secret.ifPresent(canaries);
        return new Client(lower(CLIENT_ID_LENGTH), spec, secret);
    }

    private String lower(int length) {
        return ids.alphanumeric(length).toLowerCase(Locale.ROOT);
    }

    private String resource(JsonInput input) {
        return input.text("UserPoolId")
                .or(() -> input.text("ClientId").flatMap(pools::ofClient).map(UserPool::id))
                .map(this::arn)
                .orElse("*");
    }

    private String arn(String poolId) {
        return account.arn("cognito-idp", "userpool/" + poolId);
    }
}
