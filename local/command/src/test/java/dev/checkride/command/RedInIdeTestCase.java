package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.ApiClient;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Eventually;
import dev.checkride.api.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Scenario
class RedInIdeTestCase {
    @Test
    void aCleanupFails(@As("admin") ApiClient admin, Cleanup cleanup) {
        cleanup.later(() -> admin.get("/users/first-step-after-the-failed-one"));
        cleanup.later(() -> {
            throw new IllegalStateException("the cleanup's own words");
        });
        assertThat(admin.get("/users").status()).isEqualTo(200);
    }

    @Test
    void somethingNeverHolds(@As("regular") ApiClient regular, Eventually eventually) {
        eventually
                .within(Duration.ofMillis(1))
                .asserted(() -> assertThat(regular.get("/users").status()).isEqualTo(299));
    }
}
