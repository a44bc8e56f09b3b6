package dev.checkride.executor.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that the scenarios of a run need to log in, in one secret.
 *
 * @param pool the pool that the accounts belong to, so that a worker can log in without asking for it
 * @param accounts the accounts, by alias
 */
public record RunSecret(UserPool pool, Map<String, Credentials> accounts) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Copies its parts. */
    public RunSecret {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
    }

    /** The account of an alias, if the run has one. */
    public Optional<Credentials> find(String alias) {
        return Optional.ofNullable(accounts.get(alias));
    }

    /** Every text that nobody may see, for whoever has to hide them. */
    public Collection<String> values() {
        List<String> values = new ArrayList<>();
        if (pool.client().secret() != null) {
            values.add(pool.client().secret());
        }
        accounts.values().forEach(credentials -> values.addAll(credentials.secrets()));
        return values;
    }

    /** Writes it as JSON. */
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A run's secret can always be written", e);
        }
    }

    /**
     * Reads it from JSON.
     *
     * @throws DamagedSecretException if it is not what {@link #toJson} writes
     */
    public static RunSecret fromJson(String json) {
        try {
            return MAPPER.readValue(json, RunSecret.class);
        } catch (JsonProcessingException e) {
            // Without the cause: its message may quote the secret.
            throw new DamagedSecretException();
        }
    }

    @Override
    public String toString() {
        return "RunSecret[" + pool.id() + ", " + accounts.keySet() + "]";
    }
}
