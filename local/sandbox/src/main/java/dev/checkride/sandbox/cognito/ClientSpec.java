package dev.checkride.sandbox.cognito;

import java.time.Duration;
import java.util.List;

/**
 * An app client to be made.
 *
 * @param authFlows as ExplicitAuthFlows has them, such as {@code ALLOW_USER_PASSWORD_AUTH}
 * @param withSecret whether calls must carry a SECRET_HASH
 * @param hidesUnknownUsers PreventUserExistenceErrors: an unknown user looks like a wrong password
 */
public record ClientSpec(
        String name, List<String> authFlows, boolean withSecret, boolean hidesUnknownUsers, Lifetimes lifetimes) {
    /** How long the tokens of a client are good for: as a rule id and access tokens one hour, refresh tokens 30 days. */
    public record Lifetimes(Duration id, Duration access, Duration refresh) {
        /** What a client has that names none. */
        public static final Lifetimes USUAL =
                new Lifetimes(Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(30));
    }

    public ClientSpec {
        authFlows = List.copyOf(authFlows);
    }

    /** A client without a secret. */
    public static ClientSpec named(String name, String... authFlows) {
        return new ClientSpec(name, List.of(authFlows), false, false, Lifetimes.USUAL);
    }

    public ClientSpec secret() {
        return new ClientSpec(name, authFlows, true, hidesUnknownUsers, lifetimes);
    }

    public ClientSpec hidingUnknownUsers() {
        return new ClientSpec(name, authFlows, withSecret, true, lifetimes);
    }

    public ClientSpec tokens(Duration id, Duration access, Duration refresh) {
        return new ClientSpec(name, authFlows, withSecret, hidesUnknownUsers, new Lifetimes(id, access, refresh));
    }
}
