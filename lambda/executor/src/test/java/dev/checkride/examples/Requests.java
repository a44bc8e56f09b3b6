package dev.checkride.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.Account;
import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiRequest;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import dev.checkride.api.TestAccount;
import org.junit.jupiter.api.Test;

/** Scenarios that make data. */
public final class Requests {
    private Requests() {}

    @Scenario
    public static class MakesDataTestCase {
        @Test
        void makesAndRemoves(@As("admin") ApiClient admin, ApiClient anybody, @Account("admin") TestAccount account) {
            assertThat(admin.post("/things", "{}").status()).isEqualTo(200);
            assertThat(admin.get("/things").status()).isEqualTo(200);
            assertThat(anybody.send(ApiRequest.of("PATCH", "/things/" + account.idToken()))
                            .status())
                    .isEqualTo(200);
            assertThat(admin.delete("/things").status()).isEqualTo(200);
        }
    }

    @Scenario
    public static class CleansUpTestCase {
        @Test
        void makes(@As("admin") ApiClient admin, Cleanup cleanup) {
            cleanup.later(() -> admin.delete("/things"));
            admin.post("/things", "{}");
        }
    }

    @Scenario
    public static class NeverEndingTestCase {
        @Test
        void makesMuch(@As("admin") ApiClient admin) {
            for (int i = 0; i < 120; i++) {
                assertThat(admin.put("/things/" + i, "x".repeat(300)).status()).isEqualTo(200);
            }
        }
    }
}
