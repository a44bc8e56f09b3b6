package dev.checkride.sandbox.cognito;

import dev.checkride.sandbox.protocol.ServiceError;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One user pool and its accounts; every method holds the pool's lock. */
final class UserPool {
    private final String id;
    private final String arn;
    private final UserPoolSpec spec;
    private final AttributeSchema schema;
    private final Map<String, Client> clients;
    private final Clock clock;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, RefreshToken> refreshTokens = new HashMap<>();

    /** Whose it is, which client it was issued to, and until when it is good. */
    private record RefreshToken(String sub, String clientId, Instant expiry) {}

    UserPool(String id, String arn, UserPoolSpec spec, Map<String, Client> clients, Clock clock) {
        this.id = id;
        this.arn = arn;
        this.spec = spec;
        this.schema = new AttributeSchema(spec);
        this.clients = Map.copyOf(clients);
        this.clock = clock;
    }

    String id() {
        return id;
    }

    String arn() {
        return arn;
    }

    UserPoolSpec spec() {
        return spec;
    }

    AttributeSchema schema() {
        return schema;
    }

    Map<String, Client> clients() {
        return clients;
    }

    /** All accounts, the oldest first. */
    synchronized List<User> users() {
        return users.values().stream()
                .sorted(Comparator.comparing(User::created).thenComparing(User::sub))
                .toList();
    }

    synchronized User user(String name) {
        return find(name).orElseThrow(UserPool::unknownUser);
    }

    synchronized Optional<User> find(String name) {
        return users.values().stream()
                .filter(user -> user.isCalled(name) || hasEmail(user, name))
                .findFirst();
    }

    /** Adds an account under its e-mail address or name. */
    synchronized User add(
            String sub, String name, Map<String, String> given, User.Status status, String password, String taken) {
        Map<String, String> attributes = new LinkedHashMap<>(given);
        if (spec.emailSignIn()) {
            if (!AttributeSchema.isAddress(name)) {
                throw invalid("Username should be an email.");
            }
            attributes.put("email", name);
        }
        if (find(name).isPresent()) {
            throw ServiceError.of("UsernameExistsException", taken);
        }
        User user = new User(sub, spec.emailSignIn() ? sub : name, attributes, status, password, clock.instant());
        users.put(sub, user);
        return user;
    }

    synchronized void remove(String name) {
        User user = user(name);
        users.remove(user.sub());
        refreshTokens.values().removeIf(token -> token.sub().equals(user.sub()));
    }

    synchronized void confirm(String name) {
        User user = user(name);
        if (user.status() != User.Status.UNCONFIRMED) {
            throw ServiceError.of(
                    "NotAuthorizedException", "User cannot be confirmed. Current status is " + user.status());
        }
        user.confirm(clock.instant());
    }

    synchronized void setPassword(String name, String password, boolean permanent) {
        User user = user(name);
        checkPassword(password);
        user.setPassword(password, permanent, clock.instant());
    }

    /** Changes attributes; who signs in with an address is called by the new one from then on. */
    synchronized void update(String name, Map<String, String> attributes) {
        User user = user(name);
        Optional.ofNullable(attributes.get("email"))
                .filter(email -> spec.emailSignIn())
                .flatMap(this::find)
                .filter(holder -> holder != user)
                .ifPresent(holder -> {
                    throw ServiceError.of("AliasExistsException", "An account with the email already exists.");
                });
        user.update(attributes, clock.instant());
    }

    synchronized void join(String name, String group) {
        User user = user(name);
        requireGroup(group);
        user.join(group);
    }

    void requireGroup(String group) {
        if (!spec.groups().contains(group)) {
            throw ServiceError.of("ResourceNotFoundException", "Group not found.");
        }
    }

    void checkPassword(String password) {
        spec.passwordPolicy().violation(password).ifPresent(violation -> {
            throw ServiceError.of("InvalidPasswordException", "Password did not conform with policy: " + violation);
        });
    }

    synchronized void remember(String refreshToken, User user, Client client) {
        Instant expiry = clock.instant().plus(client.spec().lifetimes().refresh());
        refreshTokens.put(refreshToken, new RefreshToken(user.sub(), client.id(), expiry));
    }

    /** Whose it is, if it was issued to that client. */
    synchronized User owner(String refreshToken, Client client) {
        RefreshToken token = Optional.ofNullable(refreshTokens.get(refreshToken))
                .filter(known -> known.clientId().equals(client.id()))
                .orElseThrow(() -> notAuthorized("Invalid Refresh Token"));
        if (token.expiry().isBefore(clock.instant())) {
            throw notAuthorized("Refresh Token has expired");
        }
        return Optional.ofNullable(users.get(token.sub())).orElseThrow(() -> notAuthorized("Invalid Refresh Token"));
    }

    private static ServiceError notAuthorized(String message) {
        return ServiceError.of("NotAuthorizedException", message);
    }

    static ServiceError unknownUser() {
        return ServiceError.of("UserNotFoundException", "User does not exist.");
    }

    static ServiceError invalid(String message) {
        return ServiceError.of("InvalidParameterException", message);
    }

    private boolean hasEmail(User user, String address) {
        // Pools compare addresses without regard to case unless told otherwise.
        return spec.emailSignIn()
                && user.attribute("email")
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .filter(address.toLowerCase(Locale.ROOT)::equals)
                        .isPresent();
    }
}
