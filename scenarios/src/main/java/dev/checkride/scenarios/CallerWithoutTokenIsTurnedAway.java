package dev.checkride.scenarios;

import static dev.checkride.scenarios.TestUser.assertStatus;

import dev.checkride.api.Account;
import dev.checkride.api.ApiClient;
import dev.checkride.api.ApiRequest;
import dev.checkride.api.ApiResponse;
import dev.checkride.api.Scenario;
import dev.checkride.api.TestAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in without a valid ID token. */
@Scenario
@Tag("smoke")
class CallerWithoutTokenIsTurnedAway {
    @Test
    void listingUsersIsUnauthorized(ApiClient api) {
        assertStatus(401, api.get("/users"));
    }

    @ParameterizedTest
    @CsvSource({"POST, /users", "GET, /users/anybody", "PUT, /users/anybody", "DELETE, /users/anybody"})
    void everyOtherRouteIsUnauthorizedToo(String method, String path, ApiClient api) {
        assertStatus(
                401,
                api.send(ApiRequest.of(method, path).json(TestUser.unsaved().json())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "Bearer garbage", "eyJhbGciOiJub25lIn0.e30."})
    void garbageIsNoToken(String token, ApiClient api) {
        assertStatus(401, listWith(token, api));
    }

    @Test
    void anAccessTokenIsNoIdToken(ApiClient api, @Account("regular") TestAccount regular) {
        assertStatus(401, listWith(regular.accessToken(), api));
    }

    @Test
    void aTokenWithoutItsSignatureIsWorthNothing(ApiClient api, @Account("regular") TestAccount regular) {
        String token = regular.idToken();

        assertStatus(401, listWith(token.substring(0, token.lastIndexOf('.') + 1), api));
    }

    private static ApiResponse listWith(String token, ApiClient api) {
        return api.send(ApiRequest.of("GET", "/users").header("Authorization", token));
    }
}
