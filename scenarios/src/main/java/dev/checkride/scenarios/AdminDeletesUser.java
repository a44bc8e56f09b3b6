package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Eventually;
import dev.checkride.api.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An admin deletes any user. */
@Scenario
@Tag("admin")
class AdminDeletesUser {
    private final ApiClient api;
    private final TestUser user;

    AdminDeletesUser(@As("admin") ApiClient api, Cleanup cleanup) {
        this.api = api;
        this.user = TestUser.createdBy(api, cleanup);
    }

    @Test
    void theUserIsGoneAfterwards(Eventually eventually) {
        ApiResponse response = api.delete(user.path());

        assertStatus(200, response);
        assertThatJson(response.body()).isEqualTo("{}");
        eventually.asserted(() -> assertThatJson(api.get(user.path()).body()).isEqualTo("{}"));
    }

    @Test
    void deletingTwiceIsNoError() {
        assertStatus(200, api.delete(user.path()));
        assertStatus(200, api.delete(user.path()));
    }
}
