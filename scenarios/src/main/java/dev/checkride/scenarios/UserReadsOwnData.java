package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dev.checkride.api.Account;
import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import dev.checkride.api.TestAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user reads the record under the own subject. */
@Scenario
@Tag("smoke")
@Tag("regular")
class UserReadsOwnData {
    @Test
    void theRecordCarriesTheAccountsSubjectAsItsId(
            @Account("reader") TestAccount reader, @As("reader") ApiClient api, Cleanup cleanup) {
        TestUser own = TestUser.ownRecordOf(reader, api, cleanup);

        ApiResponse response = api.get("/users/" + reader.sub());

        assertStatus(200, response);
        assertThatJson(response.body()).node("userid").isString().isEqualTo(reader.sub());
        assertThatJson(response.body()).node("name").isString().isEqualTo(own.name());
    }

    @Test
    void theAdminReadsTheSame(
            @Account("reader") TestAccount reader,
            @As("reader") ApiClient api,
            @As("admin") ApiClient admin,
            Cleanup cleanup) {
        TestUser own = TestUser.ownRecordOf(reader, api, cleanup);

        assertThatJson(admin.get(own.path()).body())
                .isEqualTo(api.get(own.path()).body())
                .node("name")
                .isString()
                .isEqualTo(own.name());
    }
}
