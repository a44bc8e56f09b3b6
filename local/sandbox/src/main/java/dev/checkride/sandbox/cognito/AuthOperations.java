package dev.checkride.sandbox.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Json;
import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.JsonOperation;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Logging in and renewing tokens. */
final class AuthOperations {
    private static final Set<String> REFRESH = Set.of("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN");
    private static final int REFRESH_TOKEN_BYTES = 64;

    private final Pools pools;
    private final Tokens tokens;
    private final Ids ids;
    private final Consumer<String> canaries;

    AuthOperations(Pools pools, Tokens tokens, Ids ids, Consumer<String> canaries) {
        this.pools = pools;
        this.tokens = tokens;
        this.ids = ids;
        this.canaries = canaries;
    }

    Map<String, JsonOperation> all() {
        return Map.of("InitiateAuth", this::initiate, "AdminInitiateAuth", this::adminInitiate);
    }

    private JsonNode initiate(JsonInput input) {
        UserPool pool = pools.poolOfClient(input);
        Client client = Pools.client(pool, input);
        String flow = input.require("AuthFlow");
        if (REFRESH.contains(flow)) {
            return refresh(pool, client, input);
        }
        checkFlow(flow, "USER_PASSWORD_AUTH");
        if (!client.allows(flow)) {
            throw UserPool.invalid(flow + " flow not enabled for this client");
        }
        return logIn(pool, client, input, client.spec().hidesUnknownUsers());
    }

    private JsonNode adminInitiate(JsonInput input) {
        UserPool pool = pools.of(input);
        Client client = Pools.client(pool, input);
        String flow = input.require("AuthFlow");
        if (REFRESH.contains(flow)) {
            return refresh(pool, client, input);
        }
        checkFlow(flow, "ADMIN_USER_PASSWORD_AUTH");
        if (!client.allows(flow)) {
            throw UserPool.invalid("Auth flow not enabled for this client");
        }
        return logIn(pool, client, input, false);
    }

    private static void checkFlow(String flow, String supported) {
        if (!flow.equals(supported)) {
            throw UserPool.invalid("Initiate Auth method not supported. The sandbox has " + supported
                    + " and REFRESH_TOKEN_AUTH here, not " + flow + ".");
        }
    }

    private JsonNode logIn(UserPool pool, Client client, JsonInput input, boolean hidesUnknownUsers) {
        JsonInput parameters = input.nested("AuthParameters");
        String name = parameter(parameters, "USERNAME");
        String password = parameter(parameters, "PASSWORD");
        client.checkSecretHash(name, parameters.text("SECRET_HASH"));
        Optional<User> found = pool.find(name);
        if (found.isEmpty() && !hidesUnknownUsers) {
            throw UserPool.unknownUser();
        }
        User user = found.filter(candidate -> candidate.hasPassword(password))
                .orElseThrow(() -> ServiceError.of("NotAuthorizedException", "Incorrect username or password."));
        if (user.status() == User.Status.UNCONFIRMED) {
            throw ServiceError.of("UserNotConfirmedException", "User is not confirmed.");
        }
        if (user.status() == User.Status.FORCE_CHANGE_PASSWORD) {
            return challenge("NEW_PASSWORD_REQUIRED", user);
        }
        if (pool.spec().mfaRequired()) {
            return challenge("SOFTWARE_TOKEN_MFA", user);
        }
        String refreshToken = ids.token(REFRESH_TOKEN_BYTES);
        canaries.accept(refreshToken);
        pool.remember(refreshToken, user, client);
        ObjectNode result = issue(pool, client, user);
        ((ObjectNode) result.get("AuthenticationResult")).put("RefreshToken", refreshToken);
        return result;
    }

    private JsonNode refresh(UserPool pool, Client client, JsonInput input) {
        if (!client.allows("REFRESH_TOKEN_AUTH")) {
            throw UserPool.invalid("Auth flow not enabled for this client");
        }
        JsonInput parameters = input.nested("AuthParameters");
        User user = pool.owner(parameter(parameters, "REFRESH_TOKEN"), client);
        client.checkSecretHash(user.username(), parameters.text("SECRET_HASH"));
        return issue(pool, client, user);
    }

    private ObjectNode issue(UserPool pool, Client client, User user) {
        String id = tokens.id(pool, client, user);
        String access = tokens.access(pool, client, user);
        canaries.accept(id);
        canaries.accept(access);
        ObjectNode result = Json.object();
        result.putObject("ChallengeParameters");
        result.putObject("AuthenticationResult")
                .put("IdToken", id)
                .put("AccessToken", access)
                .put("TokenType", "Bearer")
                .put("ExpiresIn", client.spec().lifetimes().access().toSeconds());
        return result;
    }

    private ObjectNode challenge(String name, User user) {
        ObjectNode result = Json.object().put("ChallengeName", name).put("Session", ids.token(REFRESH_TOKEN_BYTES));
        result.putObject("ChallengeParameters").put("USER_ID_FOR_SRP", user.username());
        return result;
    }

    private static String parameter(JsonInput parameters, String name) {
        return parameters.text(name).orElseThrow(() -> UserPool.invalid("Missing required parameter " + name));
    }
}
