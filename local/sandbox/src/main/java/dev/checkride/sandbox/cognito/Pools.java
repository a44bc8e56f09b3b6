package dev.checkride.sandbox.cognito;

import dev.checkride.sandbox.protocol.JsonInput;
import dev.checkride.sandbox.protocol.ServiceError;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The user pools by their ids and by their clients' ids. */
final class Pools {
    private final Map<String, UserPool> byId = new ConcurrentSkipListMap<>();

    void add(UserPool pool) {
        byId.put(pool.id(), pool);
    }

    Collection<UserPool> all() {
        return byId.values();
    }

    Optional<UserPool> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    UserPool of(JsonInput input) {
        String id = input.require("UserPoolId");
        return find(id).orElseThrow(
                        () -> ServiceError.of("ResourceNotFoundException", "User pool " + id + " does not exist."));
    }

    Optional<UserPool> ofClient(String clientId) {
        return byId.values().stream()
                .filter(pool -> pool.clients().containsKey(clientId))
                .findFirst();
    }

    UserPool poolOfClient(JsonInput input) {
        return ofClient(input.require("ClientId")).orElseThrow(() -> unknownClient(input));
    }

    static Client client(UserPool pool, JsonInput input) {
        Client client = pool.clients().get(input.require("ClientId"));
        if (client == null) {
            throw unknownClient(input);
        }
        return client;
    }

    private static ServiceError unknownClient(JsonInput input) {
        return ServiceError.of(
                "ResourceNotFoundException", "User pool client " + input.require("ClientId") + " does not exist.");
    }
}
