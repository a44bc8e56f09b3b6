package dev.checkride.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.function.Supplier;

/** The routes of the users API. */
final class UsersApi {
    private final UserStore store;
    private final Clock clock;
    private final Supplier<String> ids;

    UsersApi(UserStore store, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Serves a request.
     *
     * @param route method and resource, as in {@code GET /users/{userid}}
     * @param userId the path's userid, empty where the route has none
     * @param body the body as text
     */
    Answer answer(String route, String userId, String body) {
        try {
            return switch (route) {
                case "GET /users" -> Answer.ok(store.list());
                case "POST /users" -> create(body);
                case "GET /users/{userid}" ->
                    Answer.ok(store.find(present(userId)).orElseGet(Json::object));
                case "PUT /users/{userid}" -> replace(present(userId), body);
                case "DELETE /users/{userid}" -> delete(present(userId));
                default -> Answer.refusal(400, "Unsupported route");
            };
        } catch (BadRequestException e) {
            return Answer.refusal(400, String.valueOf(e.getMessage()));
        } catch (UserExistsException e) {
            return Answer.refusal(409, String.valueOf(e.getMessage()));
        }
    }

    private Answer create(String body) {
        ObjectNode user = named(Json.object(body));
        JsonNode userId = user.get("userid");
        if (userId == null) {
            user.put("userid", ids.get());
        } else if (isBlank(userId)) {
            throw new BadRequestException(
                    "\"userid\" must be a string that is not blank; leave it out to get a new one");
        }
        store.create(stamped(user));
        return Answer.ok(user);
    }

    private Answer replace(String userId, String body) {
        ObjectNode user = named(Json.object(body)).put("userid", userId);
        store.replace(stamped(user));
        return Answer.ok(user);
    }

    private Answer delete(String userId) {
        store.delete(userId);
        return Answer.ok(Json.object());
    }

    private ObjectNode stamped(ObjectNode user) {
        return user.put("timestamp", clock.instant().toString());
    }

    private static ObjectNode named(ObjectNode user) {
        JsonNode name = user.get("name");
        if (name == null || isBlank(name)) {
            throw new BadRequestException("The user needs a \"name\": a string that is not blank");
        }
        return user;
    }

    private static boolean isBlank(JsonNode node) {
        return !node.isTextual() || node.textValue().isBlank();
    }

    private static String present(String userId) {
        if (userId.isBlank()) {
            throw new BadRequestException("The path needs a userid: /users/{userid}");
        }
        return userId;
    }
}
