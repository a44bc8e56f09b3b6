package @package@.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.api.ApiClient;
import dev.checkride.api.As;
import dev.checkride.api.Cleanup;
import dev.checkride.api.Scenario;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a clerk counts is what everybody sees. */
@Scenario
class ClerkCountsStock {
    private final ApiClient clerk;
    private final String path = "/stock/" + UUID.randomUUID();

    ClerkCountsStock(@As("clerk") ApiClient clerk, Cleanup cleanup) {
        this.clerk = clerk;
        cleanup.later(() -> clerk.delete(path));
        assertThat(clerk.put(path, "{\"quantity\": 12}").status()).isEqualTo(200);
    }

    @Test
    void aVisitorSeesTheQuantity(@As("visitor") ApiClient visitor) {
        assertThat(visitor.get(path).body()).isEqualTo("{\"quantity\": 12}");
    }

    @Test
    void aVisitorCannotChangeIt(@As("visitor") ApiClient visitor) {
        assertThat(visitor.put(path, "{\"quantity\": 0}").status()).isEqualTo(403);
        assertThat(clerk.get(path).body()).isEqualTo("{\"quantity\": 12}");
    }

    @Test
    void withoutLoggingInNothingIsSeen(ApiClient anybody) {
        assertThat(anybody.get(path).status()).isEqualTo(401);
    }
}
