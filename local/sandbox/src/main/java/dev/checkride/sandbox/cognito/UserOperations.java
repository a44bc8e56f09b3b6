package dev.checkride.sandbox.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.Page;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The operations on accounts. */
final class UserOperations {
    /** The most that one page of ListUsers holds. */
    private static final int PAGE = 60;

    private final Pools pools;
    private final Ids ids;
    private final Consumer<String> canaries;

    UserOperations(Pools pools, Ids ids, Consumer<String> canaries) {
        this.pools = pools;
        this.ids = ids;
        this.canaries = canaries;
    }

    Map<String, JsonOperation> all() {
        return Map.ofEntries(
                Map.entry("SignUp", this::signUp),
                Map.entry("AdminConfirmSignUp", this::confirm),
                Map.entry("AdminCreateUser", this::create),
                Map.entry("AdminSetUserPassword", this::setPassword),
                Map.entry("AdminDeleteUser", this::delete),
                Map.entry("AdminGetUser", this::get),
                Map.entry("AdminUpdateUserAttributes", this::update),
                Map.entry("AdminAddUserToGroup", this::addToGroup),
                Map.entry("AdminListGroupsForUser", this::groups),
                Map.entry("ListUsersInGroup", this::ofGroup),
                Map.entry("ListUsers", this::list));
    }

    private JsonNode signUp(JsonInput input) {
        UserPool pool = pools.poolOfClient(input);
        Client client = Pools.client(pool, input);
        String name = input.require("Username");
        client.checkSecretHash(name, input.text("SecretHash"));
        if (!pool.spec().selfSignUp()) {
            throw ServiceError.of("NotAuthorizedException", "SignUp is not permitted for this user pool");
        }
        String password = input.require("Password");
        canaries.accept(password);
        pool.checkPassword(password);
        Map<String, String> attributes = input.pairs("UserAttributes", "Name", "Value");
        pool.schema().checkSignUp(name, attributes);
        PreSignUp.run(pool, client.id(), "PreSignUp_SignUp", name, attributes);
        User user = pool.add(
                ids.uuid(), name, attributes, User.Status.UNCONFIRMED, password, taken(pool, "User already exists"));
        return Json.object().put("UserConfirmed", false).put("UserSub", user.sub());
    }

    private JsonNode create(JsonInput input) {
        UserPool pool = pools.of(input);
        String name = input.require("Username");
        String password = input.text("TemporaryPassword").orElseGet(() -> "Tmp-1" + ids.alphanumeric(20));
        canaries.accept(password);
        pool.checkPassword(password);
        Map<String, String> attributes = input.pairs("UserAttributes", "Name", "Value");
        pool.schema().checkCreated(attributes);
        PreSignUp.run(pool, "CLIENT_ID_NOT_APPLICABLE", "PreSignUp_AdminCreateUser", name, attributes);
        User user = pool.add(
                ids.uuid(),
                name,
                attributes,
                User.Status.FORCE_CHANGE_PASSWORD,
                password,
                taken(pool, "User account already exists"));
        ObjectNode result = Json.object();
        result.set("User", describe(user, "Attributes"));
        return result;
    }

    private JsonNode confirm(JsonInput input) {
        pools.of(input).confirm(input.require("Username"));
        return Json.object();
    }

    private JsonNode setPassword(JsonInput input) {
        String password = input.require("Password");
        canaries.accept(password);
        pools.of(input).setPassword(input.require("Username"), password, input.flag("Permanent", false));
        return Json.object();
    }

    private JsonNode delete(JsonInput input) {
        pools.of(input).remove(input.require("Username"));
        return Json.object();
    }

    private JsonNode get(JsonInput input) {
        return describe(pools.of(input).user(input.require("Username")), "UserAttributes");
    }

    private JsonNode update(JsonInput input) {
        UserPool pool = pools.of(input);
        Map<String, String> attributes = input.pairs("UserAttributes", "Name", "Value");
        pool.schema().checkCreated(attributes);
        pool.update(input.require("Username"), attributes);
        return Json.object();
    }

    private JsonNode addToGroup(JsonInput input) {
        pools.of(input).join(input.require("Username"), input.require("GroupName"));
        return Json.object();
    }

    private JsonNode groups(JsonInput input) {
        UserPool pool = pools.of(input);
        ObjectNode result = Json.object();
        var groups = result.putArray("Groups");
        pool.user(input.require("Username"))
                .groups()
                .forEach(group -> groups.add(PoolOperations.describeGroup(pool, group)));
        return result;
    }

    private JsonNode ofGroup(JsonInput input) {
        UserPool pool = pools.of(input);
        String group = input.require("GroupName");
        pool.requireGroup(group);
        List<User> members = pool.users().stream()
                .filter(user -> user.groups().contains(group))
                .toList();
        return PoolOperations.page(input, "Users", "Limit", members, user -> describe(user, "Attributes"));
    }

    private JsonNode list(JsonInput input) {
        List<User> found = pools.of(input).users().stream()
                .filter(UserFilter.parse(input.text("Filter").orElse("")))
                .toList();
        int limit = Math.min(PAGE, input.number("Limit").orElse(PAGE));
        Page<User> page = Page.of(
                found, input.text("PaginationToken"), limit, UserPool.invalid("Invalid pagination token provided."));
        ObjectNode result = Json.object();
        var users = result.putArray("Users");
        page.items().forEach(user -> users.add(describe(user, "Attributes")));
        page.next().ifPresent(token -> result.put("PaginationToken", token));
        return result;
    }

    private static String taken(UserPool pool, String byName) {
        return pool.spec().emailSignIn() ? "An account with the given email already exists." : byName;
    }

    private static ObjectNode describe(User user, String attributesField) {
        ObjectNode node = Json.object()
                .put("Username", user.username())
                .put("UserCreateDate", Json.seconds(user.created()))
                .put("UserLastModifiedDate", Json.seconds(user.modified()))
                .put("Enabled", true)
                .put("UserStatus", user.status().name());
        Json.pairs(node, attributesField, "Name", "Value", user.attributes());
        return node;
    }
}
