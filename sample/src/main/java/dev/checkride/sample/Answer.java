package dev.checkride.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the users API answers.
 *
 * @param status the HTTP status
 * @param body the body, as JSON
 */
record Answer(int status, String body) {
    static Answer ok(JsonNode user) {
        return new Answer(200, Json.write(user));
    }

    static Answer ok(List<? extends JsonNode> users) {
        return new Answer(200, Json.write(users));
    }

    static Answer refusal(int status, String message) {
        return new Answer(status, Json.write(Json.object().put("Message", message)));
    }
}
