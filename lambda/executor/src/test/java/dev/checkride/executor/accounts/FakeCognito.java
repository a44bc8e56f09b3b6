package dev.checkride.executor.accounts;

import dev.checkride.executor.wire.Answer;
import dev.checkride.executor.wire.AwsStub;
import dev.checkride.executor.wire.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What Cognito and Secrets Manager say when all goes well. */
final class FakeCognito {
    static final String PASSWORD = "Pa55-word.never_shown~24";
    static final String ID_TOKEN = idToken("sub-1", Given.NOW);
    static final String ACCESS_TOKEN = "access-token-never-shown";

    private FakeCognito() {}

    static AwsStub start() throws IOException {
        return AwsStub.start()
                .on("AdminGetUser", Answer.error("UserNotFoundException", "User does not exist."))
                .on("AdminDeleteUser", Answer.error("UserNotFoundException", "User does not exist."))
                .on("GetRandomPassword", Answer.json("{\"RandomPassword\":\"" + PASSWORD + "\"}"))
                .on("AdminCreateUser", Answer.json("{\"User\":{\"Username\":\"sub-1\"}}"))
                .on("AdminSetUserPassword", Answer.json("{}"))
                .on("SignUp", Answer.json("{\"UserConfirmed\":false,\"UserSub\":\"sub-1\"}"))
                .on("AdminConfirmSignUp", Answer.json("{}"))
                .on("AdminAddUserToGroup", Answer.json("{}"))
                .on("InitiateAuth", tokens(ID_TOKEN))
                .on("AdminInitiateAuth", tokens(ID_TOKEN));
    }

    static Answer tokens(String idToken) {
        return Answer.json("""
                {"AuthenticationResult":{"IdToken":"%s","AccessToken":"%s","RefreshToken":"refresh-never-kept",
                "ExpiresIn":3600,"TokenType":"Bearer"},"ChallengeParameters":{}}
                """.formatted(idToken, ACCESS_TOKEN));
    }

    static String idToken(String sub, Instant issuedAt) {
        return idToken(sub, issuedAt, Duration.ofHours(1));
    }

    static String idToken(String sub, Instant issuedAt, Duration life) {
        String claims = "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(sub, issuedAt.getEpochSecond(), issuedAt.plus(life).getEpochSecond());
        return base64("{\"alg\":\"RS256\"}") + "." + base64(claims) + ".signature";
    }

    static UserPool pool(AppClient.Flow flow, @Nullable String clientSecret) {
        return new UserPool(
                "us-east-1_AbC123",
                Given.POOL_ARN,
                UserPool.SignIn.EMAIL,
                8,
                new AppClient("client1", flow, clientSecret));
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
