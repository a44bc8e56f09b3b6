package dev.checkride.executor.accounts;

import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.ThrottledException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/** Logs an account in with its password, by the flow that the app client allows. */
public final class LogIn {
    private final CognitoIdentityProviderClient cognito;

    /** Logs in with a client. */
    public LogIn(CognitoIdentityProviderClient cognito) {
        this.cognito = cognito;
    }

    /**
     * Logs in again, for fresh tokens.
     *
     * @throws LogInRefusedException if Cognito does not let the account in
     * @throws ChallengeException if it wants more than the password
     * @throws ThrottledException if there are too many attempts
     */
    public Credentials again(UserPool pool, String alias, Credentials credentials) {
        return with(pool, alias, credentials.userName(), credentials.password());
    }

    /** Logs in with name and password; throws what {@link #again} throws. */
    Credentials with(UserPool pool, String alias, String userName, String password) {
        Attempt attempt = new Attempt(pool, alias, userName, password);
        AuthenticationResultType result =
                pool.client().flow() == AppClient.Flow.USER_PASSWORD ? byUser(attempt) : byAdministrator(attempt);
        IdToken token = IdToken.read(result.idToken(), alias);
        return new Credentials(
                userName,
                password,
                token.sub(),
                result.idToken(),
                result.accessToken(),
                token.earliestEnd(result.expiresIn()));
    }

    private AuthenticationResultType byUser(Attempt attempt) {
        AwsCall call = attempt.call("cognito-idp:InitiateAuth");
        InitiateAuthResponse response = call.get(() -> attempt.translating(
                call,
                () -> cognito.initiateAuth(request -> request.authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .clientId(attempt.pool.client().id())
                        .authParameters(attempt.parameters()))));
        return attempt.result(response.authenticationResult(), response.challengeNameAsString());
    }

    private AuthenticationResultType byAdministrator(Attempt attempt) {
        AwsCall call = attempt.call("cognito-idp:AdminInitiateAuth");
        AdminInitiateAuthResponse response = call.get(() -> attempt.translating(
                call,
                () -> cognito.adminInitiateAuth(request -> request.authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                        .userPoolId(attempt.pool.id())
                        .clientId(attempt.pool.client().id())
                        .authParameters(attempt.parameters()))));
        return attempt.result(response.authenticationResult(), response.challengeNameAsString());
    }

    private record Attempt(UserPool pool, String alias, String userName, String password) {
        AwsCall call(String action) {
            return AwsCall.of(action, pool.arn()).hiding(password);
        }

        Map<String, String> parameters() {
            Map<String, String> parameters = new HashMap<>();
            parameters.put("USERNAME", userName);
            parameters.put("PASSWORD", password);
            pool.client().secretHash(userName).ifPresent(hash -> parameters.put("SECRET_HASH", hash));
            return parameters;
        }

        <T> T translating(AwsCall call, Supplier<T> request) {
            try {
                return request.get();
            } catch (NotAuthorizedException e) {
                // Cognito's lockout after many attempts has no error of its own.
                if (call.said(e).contains("attempts exceeded")) {
                    throw new ThrottledException(
                            "the login of account \"" + alias + "\"", pool.arn(), Duration.ZERO, null);
                }
                throw new LogInRefusedException(alias, userName, call.said(e));
            } catch (UserLambdaValidationException e) {
                throw new LogInRefusedException(alias, userName, call.said(e));
            } catch (LimitExceededException e) {
                throw new ThrottledException("the login of account \"" + alias + "\"", pool.arn(), Duration.ZERO, null);
            }
        }

        AuthenticationResultType result(@Nullable AuthenticationResultType result, @Nullable String challenge) {
            if (result == null || result.idToken() == null) {
                throw new ChallengeException(alias, pool.id(), challenge == null ? "an unknown challenge" : challenge);
            }
            return result;
        }
    }
}
