package dev.checkride.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiResponseTests {
    private final ApiResponse response = new ApiResponse(
            200, Map.of("Content-Type", List.of("application/json", "text/plain"), "Empty", List.of()), "{}");

    @Test
    void aHeaderIsFoundWhateverItsCase() {
        assertThat(response.header("content-type")).contains("application/json");
        assertThat(response.headers()).containsKey("CONTENT-TYPE");
    }

    @Test
    void aHeaderThatIsAbsentOrEmptyHasNoValue() {
        assertThat(response.header("Location")).isEmpty();
        assertThat(response.header("Empty")).isEmpty();
    }
}
