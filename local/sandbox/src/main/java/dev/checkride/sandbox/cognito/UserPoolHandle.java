package dev.checkride.sandbox.cognito;

import java.net.URI;
import java.util.Map;

/**
 * A user pool that exists.
 *
 * @param issuer what its tokens carry as {@code iss}
 * @param keys where the keys are that its tokens are signed with
 */
public record UserPoolHandle(String id, String arn, URI issuer, URI keys, Map<String, String> clientIds) {
    public UserPoolHandle {
        clientIds = Map.copyOf(clientIds);
    }

    /** The id of the client that was specified with the name. */
    public String clientId(String name) {
        String id = clientIds.get(name);
        if (id == null) {
            throw new IllegalArgumentException("No client " + name + ": the pool has " + clientIds.keySet());
        }
        return id;
    }
}
