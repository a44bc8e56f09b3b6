package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dev.checkride.api.ApiClient;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only an admin creates users. */
@Scenario
@Tag("regular")
class RegularUserCannotCreateUser {
    private final TestUser user = TestUser.unsaved();

    RegularUserCannotCreateUser(@As("admin") ApiClient admin, Cleanup cleanup) {
        user.removeLater(admin, cleanup);
    }

    @Test
    void creatingIsForbidden(@As("regular") ApiClient api) {
        assertStatus(403, api.post("/users", user.json()));
    }

    @Test
    void theRefusedUserIsNotStored(@As("regular") ApiClient api, @As("admin") ApiClient admin) {
        api.post("/users", user.json());

        assertThatJson(admin.get(user.path()).body()).isEqualTo("{}");
    }
}
