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

/** A user replaces the record under the own subject. */
@Scenario
@Tag("regular")
class UserChangesOwnData {
    private final ApiClient api;
    private final TestUser own;

    UserChangesOwnData(@Account("editor") TestAccount editor, @As("editor") ApiClient api, Cleanup cleanup) {
        this.api = api;
        this.own = TestUser.ownRecordOf(editor, api, cleanup);
    }

    @Test
    void theNewNameComesBackAndStays() {
        TestUser renamed = own.renamed();

        ApiResponse response = api.put(own.path(), renamed.json());

        assertStatus(200, response);
        assertThatJson(response.body()).node("name").isString().isEqualTo(renamed.name());
        assertThatJson(api.get(own.path()).body()).isEqualTo(response.body());
    }

    @Test
    void whatIsLeftOutIsGone() {
        assertStatus(200, api.put(own.path(), "{\"name\": \"" + own.name() + "\", \"city\": \"London\"}"));
        assertThatJson(api.get(own.path()).body()).node("city").isString().isEqualTo("London");

        assertStatus(200, api.put(own.path(), own.json()));

        assertThatJson(api.get(own.path()).body()).node("city").isAbsent();
    }

    @Test
    void theIdInThePathWins() {
        ApiResponse response = api.put(own.path(), TestUser.unsaved().json());

        assertStatus(200, response);
        assertThatJson(response.body()).node("userid").isString().isEqualTo(own.userId());
    }

    @Test
    void aRecordWithoutNameIsRefusedAndTheOldOneStays() {
        assertStatus(400, api.put(own.path(), "{\"Name\": \"John Doe\"}"));

        assertThatJson(api.get(own.path()).body()).node("name").isString().isEqualTo(own.name());
    }
}
