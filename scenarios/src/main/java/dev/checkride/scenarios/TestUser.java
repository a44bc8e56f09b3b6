package dev.checkride.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.Cleanup;
import dev.checkride.api.TestAccount;
import java.util.UUID;

/** A user that a scenario makes and removes again; its name shows that it is test data. */
record TestUser(String userId, String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A user that nobody else has and that is not stored. */
    static TestUser unsaved() {
        return new TestUser("checkride-test-" + UUID.randomUUID(), uniqueName());
    }

    /** A new user, stored until the test is over. */
    static TestUser createdBy(ApiClient admin, Cleanup cleanup) {
        TestUser user = unsaved();
        user.removeLater(admin, cleanup);
        assertStatus(200, admin.post("/users", user.json()));
        return user;
    }

    /** The account's own record, stored by itself until the test is over. */
    static TestUser ownRecordOf(TestAccount account, ApiClient api, Cleanup cleanup) {
        TestUser user = new TestUser(account.sub(), uniqueName());
        user.removeLater(api, cleanup);
        assertStatus(200, api.put(user.path(), user.json()));
        return user;
    }

    /** Removes the user that a response tells of; one that tells of none, as a refusal does, leaves nothing to remove. */
    static void removeCreated(ApiResponse response, ApiClient admin, Cleanup cleanup) {
        if (response.status() == 200) {
            new TestUser(userId(response), "").removeLater(admin, cleanup);
        }
    }

    /** The {@code userid} of the user in a response. */
    static String userId(ApiResponse response) {
        try {
            return JSON.readTree(response.body()).path("userid").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("The response is not JSON: " + response.body(), e);
        }
    }

    /** Asserts a response's status; a failure shows the body, which tells more. */
    static void assertStatus(int expected, ApiResponse response) {
        assertThat(response.status())
                .as("status of the response %s", response.body())
                .isEqualTo(expected);
    }

    static String uniqueName() {
        return "Checkride test user " + UUID.randomUUID();
    }

    void removeLater(ApiClient api, Cleanup cleanup) {
        cleanup.later(() -> assertStatus(200, api.delete(path())));
    }

    TestUser renamed() {
        return new TestUser(userId, uniqueName());
    }

    String path() {
        return "/users/" + userId;
    }

    String json() {
        return JSON.createObjectNode().put("userid", userId).put("name", name).toString();
    }
}
