package dev.checkride.sandbox.secrets;

import dev.checkride.sandbox.protocol.ServiceError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The secrets by their names. */
final class SecretStore {
    private final Clock clock;
    private final Map<String, Secret> secrets = new LinkedHashMap<>();

    SecretStore(Clock clock) {
        this.clock = clock;
    }

    synchronized List<Secret> all() {
        forgetDeleted();
        return new ArrayList<>(secrets.values());
    }

    synchronized void create(Secret secret) {
        forgetDeleted();
        Secret existing = secrets.get(secret.name());
        if (existing != null && existing.deleted().isPresent()) {
            throw invalidRequest("You can't create this secret because a secret with this name is already scheduled"
                    + " for deletion.");
        }
        if (existing != null) {
            throw ServiceError.of(
                    "ResourceExistsException",
                    "The operation failed because the secret " + secret.name() + " already exists.");
        }
        secrets.put(secret.name(), secret);
    }

    synchronized Optional<Secret> find(String id) {
        forgetDeleted();
        return secrets.values().stream().filter(secret -> secret.isCalled(id)).findFirst();
    }

    /** A secret, be it alive or marked for deletion. */
    Secret get(String id) {
        return find(id).orElseThrow(() ->
                ServiceError.of("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    Secret living(String id) {
        Secret secret = get(id);
        if (secret.deleted().isPresent()) {
            throw invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    synchronized Secret change(String id, UnaryOperator<Secret> change) {
        Secret changed = change.apply(living(id));
        secrets.put(changed.name(), changed);
        return changed;
    }

    synchronized void remove(String name) {
        secrets.remove(name);
    }

    private void forgetDeleted() {
        secrets.values()
                .removeIf(secret ->
                        secret.deleted().filter(clock.instant()::isAfter).isPresent());
    }

    private static ServiceError invalidRequest(String message) {
        return ServiceError.of("InvalidRequestException", message);
    }
}
