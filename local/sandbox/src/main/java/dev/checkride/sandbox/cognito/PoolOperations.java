package dev.checkride.sandbox.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operations that describe pools, clients and groups. */
final class PoolOperations {
    /** The most that one page holds. */
    private static final int PAGE = 60;

    private final Pools pools;

    PoolOperations(Pools pools) {
        this.pools = pools;
    }

    Map<String, JsonOperation> all() {
        return Map.of(
                "DescribeUserPool", this::describePool,
                "DescribeUserPoolClient", this::describeClient,
                "GetGroup", this::getGroup,
                "ListGroups", this::listGroups,
                "ListUserPools", this::listPools,
                "ListUserPoolClients", this::listClients);
    }

    static ObjectNode describeGroup(UserPool pool, String group) {
        return Json.object().put("GroupName", group).put("UserPoolId", pool.id());
    }

    private JsonNode describePool(JsonInput input) {
        UserPool pool = pools.of(input);
        UserPoolSpec spec = pool.spec();
        ObjectNode result = Json.object();
        ObjectNode node = result.putObject("UserPool")
                .put("Id", pool.id())
                .put("Arn", pool.arn())
                .put("Name", spec.name())
                .put("MfaConfiguration", spec.mfaRequired() ? "ON" : "OFF")
                .put("EstimatedNumberOfUsers", pool.users().size());
        PasswordPolicy policy = spec.passwordPolicy();
        node.putObject("Policies")
                .putObject("PasswordPolicy")
                .put("MinimumLength", policy.minimumLength())
                .put("RequireUppercase", policy.uppercase())
                .put("RequireLowercase", policy.lowercase())
                .put("RequireNumbers", policy.numbers())
                .put("RequireSymbols", policy.symbols());
        if (spec.emailSignIn()) {
            node.putArray("UsernameAttributes").add("email");
        }
        node.putObject("AdminCreateUserConfig").put("AllowAdminCreateUserOnly", !spec.selfSignUp());
        pool.schema().describe(node.putArray("SchemaAttributes"));
        ObjectNode tags = node.putObject("UserPoolTags");
        spec.tags().forEach(tags::put);
        return result;
    }

    private JsonNode describeClient(JsonInput input) {
        UserPool pool = pools.of(input);
        Client client = Pools.client(pool, input);
        ObjectNode result = Json.object();
        ObjectNode node = result.putObject("UserPoolClient")
                .put("UserPoolId", pool.id())
                .put("ClientId", client.id())
                .put("ClientName", client.spec().name())
                .put("PreventUserExistenceErrors", client.spec().hidesUnknownUsers() ? "ENABLED" : "LEGACY");
        client.secret().ifPresent(secret -> node.put("ClientSecret", secret));
        ClientSpec.Lifetimes lifetimes = client.spec().lifetimes();
        node.put("IdTokenValidity", lifetimes.id().toMinutes())
                .put("AccessTokenValidity", lifetimes.access().toMinutes())
                .put("RefreshTokenValidity", lifetimes.refresh().toMinutes())
                .putObject("TokenValidityUnits")
                .put("IdToken", "minutes")
                .put("AccessToken", "minutes")
                .put("RefreshToken", "minutes");
        var flows = node.putArray("ExplicitAuthFlows");
        client.spec().authFlows().forEach(flows::add);
        return result;
    }

    private JsonNode getGroup(JsonInput input) {
        UserPool pool = pools.of(input);
        String group = input.require("GroupName");
        pool.requireGroup(group);
        ObjectNode result = Json.object();
        result.set("Group", describeGroup(pool, group));
        return result;
    }

    private JsonNode listGroups(JsonInput input) {
        UserPool pool = pools.of(input);
        return page(input, "Groups", "Limit", pool.spec().groups(), group -> describeGroup(pool, group));
    }

    private JsonNode listPools(JsonInput input) {
        return page(
                input,
                "UserPools",
                "MaxResults",
                List.copyOf(pools.all()),
                pool -> Json.object()
                        .put("Id", pool.id())
                        .put("Name", pool.spec().name()));
    }

    private JsonNode listClients(JsonInput input) {
        UserPool pool = pools.of(input);
        List<Client> clients = pool.clients().values().stream()
                .sorted(Comparator.comparing(Client::id))
                .toList();
        return page(
                input,
                "UserPoolClients",
                "MaxResults",
                clients,
                client -> Json.object()
                        .put("ClientId", client.id())
                        .put("UserPoolId", pool.id())
                        .put("ClientName", client.spec().name()));
    }

    /** One page of a list, of at most 60. */
    static <T> ObjectNode page(
            JsonInput input, String field, String sizeField, List<T> all, Function<T, ObjectNode> describe) {
        int size = Math.min(
                PAGE, input.number(sizeField).filter(asked -> asked > 0).orElse(PAGE));
        Page<T> page =
                Page.of(all, input.text("NextToken"), size, UserPool.invalid("Invalid pagination token provided."));
        ObjectNode result = Json.object();
        var list = result.putArray(field);
        page.items().forEach(item -> list.add(describe.apply(item)));
        page.next().ifPresent(token -> result.put("NextToken", token));
        return result;
    }
}
