package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiRequest;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not a user is refused, even from an admin. */
@Scenario
@Tag("admin")
class AdminCannotCreateInvalidUser {
    private final ApiClient api;

    AdminCannotCreateInvalidUser(@As("admin") ApiClient api) {
        this.api = api;
    }

    static Stream<Arguments> payloads() {
        return Stream.of(
                argumentSet("name in capitals", "{\"Name\": \"John Doe\"}"),
                argumentSet("no name", "{}"),
                argumentSet("blank name", "{\"name\": \"  \"}"),
                argumentSet("name that is a number", "{\"name\": 7}"),
                argumentSet("name that is null", "{\"name\": null}"),
                argumentSet("array", "[{\"name\": \"Checkride test user\"}]"),
                argumentSet("string", "\"Checkride test user\""),
                argumentSet("null", "null"),
                argumentSet("cut off", "{\"name\": \"Checkride test user\""),
                argumentSet("blank", " "));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void thePayloadIsRefusedWithTheReason(String payload, Cleanup cleanup) {
        assertRefused(ApiRequest.of("POST", "/users").json(payload), cleanup);
    }

    @Test
    void formDataIsRefusedWithTheReason(Cleanup cleanup) {
        assertRefused(
                ApiRequest.of("POST", "/users")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("name=Checkride+test+user"),
                cleanup);
    }

    @Test
    void aRequestWithoutBodyIsRefusedWithTheReason(Cleanup cleanup) {
        assertRefused(ApiRequest.of("POST", "/users"), cleanup);
    }

    @Test
    void theRefusedUserIsNotStored(Cleanup cleanup) {
        TestUser user = TestUser.unsaved();
        user.removeLater(api, cleanup);

        assertStatus(400, api.post("/users", user.json().replace("\"name\"", "\"Name\"")));

        assertThatJson(api.get(user.path()).body()).isEqualTo("{}");
    }

    private void assertRefused(ApiRequest request, Cleanup cleanup) {
        ApiResponse response = api.send(request);
        TestUser.removeCreated(response, api, cleanup);

        assertStatus(400, response);
        assertThatJson(response.body()).node("Message").isString().isNotBlank();
    }
}
