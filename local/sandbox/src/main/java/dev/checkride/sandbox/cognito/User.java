package dev.checkride.sandbox.cognito;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One account of a user pool. */
final class User {
    enum Status {
        UNCONFIRMED,
        CONFIRMED,
        FORCE_CHANGE_PASSWORD
    }

    private final String sub;
    private final String username;
    private final Instant created;
    private final Map<String, String> attributes = new TreeMap<>();
    private final TreeSet<String> groups = new TreeSet<>();
    private Instant modified;
    private Status status;
    private String password;

    User(String sub, String username, Map<String, String> attributes, Status status, String password, Instant now) {
        this.sub = sub;
        this.username = username;
        this.created = now;
        this.modified = now;
        this.status = status;
        this.password = password;
        this.attributes.putAll(attributes);
        this.attributes.put("sub", sub);
    }

    String sub() {
        return sub;
    }

    String username() {
        return username;
    }

    Instant created() {
        return created;
    }

    synchronized Instant modified() {
        return modified;
    }

    synchronized Status status() {
        return status;
    }

    synchronized Map<String, String> attributes() {
        return Map.copyOf(attributes);
    }

    synchronized Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    synchronized List<String> groups() {
        return new ArrayList<>(groups);
    }

    boolean isCalled(String name) {
        return username.equals(name) || sub.equals(name);
    }

    synchronized boolean hasPassword(String candidate) {
        return password.equals(candidate);
    }

    synchronized void confirm(Instant now) {
        status = Status.CONFIRMED;
        modified = now;
    }

    synchronized void setPassword(String newPassword, boolean permanent, Instant now) {
        password = newPassword;
        status = permanent ? Status.CONFIRMED : Status.FORCE_CHANGE_PASSWORD;
        modified = now;
    }

    synchronized void update(Map<String, String> changed, Instant now) {
        attributes.putAll(changed);
        modified = now;
    }

    synchronized void join(String group) {
        groups.add(group);
    }
}
