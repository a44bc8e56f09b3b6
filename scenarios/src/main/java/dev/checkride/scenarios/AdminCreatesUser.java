package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An admin creates users, under a new id or one of their choice. */
@Scenario
@Tag("smoke")
@Tag("admin")
class AdminCreatesUser {
    private final ApiClient api;

    AdminCreatesUser(@As("admin") ApiClient api) {
        this.api = api;
    }

    @Test
    void theNewUserComesBackWithItsNameAndAnId(Cleanup cleanup) {
        String name = TestUser.uniqueName();

        ApiResponse response = api.post("/users", "{\"name\": \"" + name + "\"}");
        TestUser.removeCreated(response, api, cleanup);

        assertStatus(200, response);
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThatJson(response.body()).node("name").isString().isEqualTo(name);
        assertThatJson(response.body()).node("userid").isString().isNotBlank();
        assertThatJson(response.body())
                .node("timestamp")
                .isString()
                .satisfies(timestamp -> assertThat(Instant.parse(timestamp)).isNotNull());
    }

    @Test
    void theNewUserCanBeReadAsItCameBack(Cleanup cleanup) {
        String name = TestUser.uniqueName();
        ApiResponse created = api.post("/users", "{\"name\": \"" + name + "\"}");
        TestUser.removeCreated(created, api, cleanup);

        ApiResponse read = api.get("/users/" + TestUser.userId(created));

        assertThatJson(read.body())
                .isEqualTo(created.body())
                .node("name")
                .isString()
                .isEqualTo(name);
    }

    @Test
    void anIdOfTheirChoiceIsKept(Cleanup cleanup) {
        TestUser user = TestUser.createdBy(api, cleanup);

        assertThatJson(api.get(user.path()).body()).node("name").isString().isEqualTo(user.name());
    }

    @Test
    void anIdThatIsTakenIsRefusedAndItsUserStays(Cleanup cleanup) {
        TestUser user = TestUser.createdBy(api, cleanup);

        assertStatus(409, api.post("/users", user.renamed().json()));

        assertThatJson(api.get(user.path()).body()).node("name").isString().isEqualTo(user.name());
    }

    @Test
    void numbersAndNestedDataSurvive(Cleanup cleanup) {
        TestUser user = TestUser.unsaved();
        user.removeLater(api, cleanup);
        String details =
                "{\"age\": 36, \"balance\": -12.75, \"account\": 9007199254740993, \"tags\": [\"a\", 1, null]}";

        assertStatus(200, api.put(user.path(), "{\"name\": \"" + user.name() + "\", \"details\": " + details + "}"));

        assertThatJson(api.get(user.path()).body()).node("details").isEqualTo(details);
    }
}
