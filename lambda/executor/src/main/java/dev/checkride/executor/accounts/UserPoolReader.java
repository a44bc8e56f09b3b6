package dev.checkride.executor.accounts;

import dev.checkride.executor.target.AwsCall;
import dev.checkride.executor.target.ResolvedTarget;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** Reads what a run has to know about a user pool, and refuses one in which no account could log in. */
public final class UserPoolReader {
    private static final int COGNITO_MINIMUM = 6;

    private final CognitoIdentityProviderClient cognito;

    /** Reads with a client. */
    public UserPoolReader(CognitoIdentityProviderClient cognito) {
        this.cognito = cognito;
    }

    /**
     * Reads the target's pool and its client.
     *
     * @throws UserPoolNotFoundException if either does not exist
     * @throws UnsupportedSignInException if users can sign in with a telephone number only
     * @throws AuthFlowDisabledException if the client allows no login by password
     */
    public UserPool read(ResolvedTarget target) {
        UserPoolType pool = call("cognito-idp:DescribeUserPool", target).get(() -> describePool(target));
        UserPoolClientType client =
                call("cognito-idp:DescribeUserPoolClient", target).get(() -> describeClient(target));
        return new UserPool(
                target.userPoolId(),
                target.userPoolArn(),
                signInOf(pool),
                minimumLengthOf(pool),
                new AppClient(target.userPoolClientId(), flowOf(client, target), client.clientSecret()));
    }

    private UserPoolType describePool(ResolvedTarget target) {
        try {
            return cognito.describeUserPool(request -> request.userPoolId(target.userPoolId()))
                    .userPool();
        } catch (ResourceNotFoundException e) {
            throw new UserPoolNotFoundException("user pool " + target.userPoolId(), target, e);
        }
    }

    private UserPoolClientType describeClient(ResolvedTarget target) {
        try {
            return cognito.describeUserPoolClient(
                            request -> request.userPoolId(target.userPoolId()).clientId(target.userPoolClientId()))
                    .userPoolClient();
        } catch (ResourceNotFoundException e) {
            throw new UserPoolNotFoundException(
                    "app client " + target.userPoolClientId() + " of user pool " + target.userPoolId(), target, e);
        }
    }

    private static AwsCall call(String action, ResolvedTarget target) {
        return AwsCall.of(action, target.userPoolArn());
    }

    private static UserPool.SignIn signInOf(UserPoolType pool) {
        List<UsernameAttributeType> attributes = pool.usernameAttributes();
        if (attributes.contains(UsernameAttributeType.EMAIL)) {
            return UserPool.SignIn.EMAIL;
        }
        if (attributes.contains(UsernameAttributeType.PHONE_NUMBER)) {
            throw new UnsupportedSignInException(pool.id());
        }
        return UserPool.SignIn.USER_NAME;
    }

    private static int minimumLengthOf(UserPoolType pool) {
        if (pool.policies() == null
                || pool.policies().passwordPolicy() == null
                || pool.policies().passwordPolicy().minimumLength() == null) {
            return COGNITO_MINIMUM;
        }
        return pool.policies().passwordPolicy().minimumLength();
    }

    private static AppClient.Flow flowOf(UserPoolClientType client, ResolvedTarget target) {
        List<ExplicitAuthFlowsType> flows = client.explicitAuthFlows();
        if (flows.contains(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)
                || flows.contains(ExplicitAuthFlowsType.USER_PASSWORD_AUTH)) {
            return AppClient.Flow.USER_PASSWORD;
        }
        if (flows.contains(ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH)
                || flows.contains(ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH)) {
            return AppClient.Flow.ADMIN_USER_PASSWORD;
        }
        throw new AuthFlowDisabledException(
                target.userPoolClientId(), target.userPoolId(), client.explicitAuthFlowsAsStrings());
    }
}
