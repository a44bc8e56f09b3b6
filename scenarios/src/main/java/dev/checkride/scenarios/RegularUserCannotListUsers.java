package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;

import dev.checkride.api.ApiClient;
import dev.checkride.api.As;
import dev.checkride.api.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only an admin sees who the users are. */
@Scenario
@Tag("smoke")
@Tag("regular")
class RegularUserCannotListUsers {
    @Test
    void theListIsForbidden(@As("regular") ApiClient api) {
        assertStatus(403, api.get("/users"));
    }
}
