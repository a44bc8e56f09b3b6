package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dev.checkride.api.ApiClient;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A regular user neither reads nor changes nor deletes what belongs to another. */
@Scenario
@Tag("regular")
class RegularUserCannotTouchAnotherUser {
    private final ApiClient admin;
    private final TestUser another;

    RegularUserCannotTouchAnotherUser(@As("admin") ApiClient admin, Cleanup cleanup) {
        this.admin = admin;
        this.another = TestUser.createdBy(admin, cleanup);
    }

    @Test
    void readingIsForbidden(@As("regular") ApiClient api) {
        assertStatus(403, api.get(another.path()));
    }

    @Test
    void changingIsForbiddenAndTheUserStaysAsItWas(@As("regular") ApiClient api) {
        assertStatus(403, api.put(another.path(), another.renamed().json()));

        assertThatJson(admin.get(another.path()).body()).node("name").isString().isEqualTo(another.name());
    }

    @Test
    void deletingIsForbiddenAndTheUserStays(@As("regular") ApiClient api) {
        assertStatus(403, api.delete(another.path()));

        assertThatJson(admin.get(another.path()).body()).node("name").isString().isEqualTo(another.name());
    }
}
