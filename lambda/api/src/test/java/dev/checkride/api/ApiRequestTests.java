package dev.checkride.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "users", "https://elsewhere.example/users"})
    void aPathMustBeginWithASlash(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiRequest.of("GET", path))
                .withMessage("The path \"" + path + "\" must begin with \"/\": it is relative to the API's endpoint");
    }

    @Test
    void aHeaderIsAddedOrReplacedInACopy() {
        ApiRequest request = ApiRequest.of("GET", "/users").header("Accept", "text/html");

        assertThat(request.header("Accept", "application/json").headers())
                .isEqualTo(Map.of("Accept", "application/json"));
        assertThat(request.header("X-Trace", "1").headers()).containsOnlyKeys("Accept", "X-Trace");
        assertThat(request.headers()).isEqualTo(Map.of("Accept", "text/html"));
    }

    @Test
    void headersDoNotChangeWithTheMapTheyCameFrom() {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "text/html"));
        ApiRequest request = new ApiRequest("GET", "/users", headers, Optional.empty());
        headers.clear();

        assertThat(request.headers()).containsKey("Accept");
    }

    @Test
    void aJsonBodySaysThatItIsJson() {
        ApiRequest request = ApiRequest.of("POST", "/users").json("{}");

        assertThat(request.body()).contains("{}");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
    }

    @Test
    void aPlainBodySaysNothingOfItsType() {
        ApiRequest request = ApiRequest.of("POST", "/users").body("a=b");

        assertThat(request.body()).contains("a=b");
        assertThat(request.headers()).isEmpty();
    }

    @Test
    void aClientHasAVerbForEachMethod() {
        List<ApiRequest> sent = new ArrayList<>();
        ApiClient client = request -> {
            sent.add(request);
            return new ApiResponse(204, Map.of(), "");
        };

        client.get("/a");
        client.post("/b", "1");
        client.put("/c", "2");
        client.patch("/d", "3");
        client.delete("/e");

        assertThat(sent)
                .containsExactly(
                        ApiRequest.of("GET", "/a"),
                        ApiRequest.of("POST", "/b").json("1"),
                        ApiRequest.of("PUT", "/c").json("2"),
                        ApiRequest.of("PATCH", "/d").json("3"),
                        ApiRequest.of("DELETE", "/e"));
    }
}
