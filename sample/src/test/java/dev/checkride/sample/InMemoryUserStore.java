package dev.checkride.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps users as DynamoDB items, so that they go through the same conversion as in a table. */
final class InMemoryUserStore implements UserStore {
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();

    @Override
    public List<ObjectNode> list() {
        return new ArrayList<>(users.values());
    }

    @Override
    public Optional<ObjectNode> find(String userId) {
        return Optional.ofNullable(users.get(userId));
    }

    @Override
    public void create(ObjectNode user) {
        String userId = user.path("userid").asText();
        if (users.containsKey(userId)) {
            throw new UserExistsException(userId, new IllegalStateException("taken"));
        }
        replace(user);
    }

    @Override
    public void replace(ObjectNode user) {
        users.put(user.path("userid").asText(), Attributes.object(Attributes.item(user)));
    }

    @Override
    public void delete(String userId) {
        users.remove(userId);
    }
}
