package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dev.checkride.api.Account;
import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Eventually;
import dev.checkride.api.Scenario;
import dev.checkride.api.TestAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user deletes the record under the own subject. */
@Scenario
@Tag("regular")
class UserDeletesOwnData {
    private final ApiClient api;
    private final TestUser own;

    UserDeletesOwnData(@Account("leaver") TestAccount leaver, @As("leaver") ApiClient api, Cleanup cleanup) {
        this.api = api;
        this.own = TestUser.ownRecordOf(leaver, api, cleanup);
    }

    @Test
    void theRecordIsGoneAfterwards(Eventually eventually) {
        ApiResponse response = api.delete(own.path());

        assertStatus(200, response);
        assertThatJson(response.body()).isEqualTo("{}");
        eventually.asserted(() -> assertThatJson(api.get(own.path()).body()).isEqualTo("{}"));
    }

    @Test
    void deletingTwiceIsNoError() {
        assertStatus(200, api.delete(own.path()));
        assertStatus(200, api.delete(own.path()));
    }
}
