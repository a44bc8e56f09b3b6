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

/** An admin sees all users; others may come and go meanwhile. */
@Scenario
@Tag("smoke")
@Tag("admin")
class AdminListsUsers {
    private final ApiClient api;
    private final TestUser user;
    private final TestUser another;

    AdminListsUsers(@As("admin") ApiClient api, Cleanup cleanup) {
        this.api = api;
        this.user = TestUser.createdBy(api, cleanup);
        this.another = TestUser.createdBy(api, cleanup);
    }

    @Test
    void theUsersJustCreatedAreInTheList(Eventually eventually) {
        eventually.asserted(this::assertListed);
        assertThatJson(list()).inPath("$[*].name").isArray().contains(user.name(), another.name());
    }

    @Test
    void aUserJustDeletedIsNotInTheList(Eventually eventually) {
        eventually.asserted(this::assertListed);

        assertStatus(200, api.delete(user.path()));

        eventually.asserted(
                () -> assertThatJson(list()).inPath("$[*].userid").isArray().doesNotContain(user.userId()));
    }

    private void assertListed() {
        assertThatJson(list()).inPath("$[*].userid").isArray().contains(user.userId(), another.userId());
    }

    private String list() {
        ApiResponse response = api.get("/users");
        assertStatus(200, response);
        return response.body();
    }
}
