package dev.checkride.infra.app;

import dev.checkride.infra.Nag;
import dev.checkride.infra.TestExecutor;
import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.constructs.Construct;

/** The sample's user pool: sign-in by e-mail, open to everybody, with a client and a group of admins. */
final class UserDirectory {
    static final String ADMIN_GROUP = "apiAdmins";
    private static final String CALLBACK = "http://localhost";

    private final UserPool pool;
    private final UserPoolClient client;
    private final String domain;

    private UserDirectory(UserPool pool, UserPoolClient client, String domain) {
        this.pool = pool;
        this.client = client;
        this.domain = domain;
    }

    static UserDirectory in(Construct scope, StackName stack) {
        UserPool pool = pool(scope, stack);
        UserPoolClient client = UserPoolClient.Builder.create(scope, "UserPoolClient")
                .userPool(pool)
                .generateSecret(false)
                .preventUserExistenceErrors(true)
                .authFlows(AuthFlow.builder().userPassword(true).userSrp(true).build())
                .oAuth(OAuthSettings.builder()
                        .flows(OAuthFlows.builder().authorizationCodeGrant(true).build())
                        .scopes(List.of(OAuthScope.EMAIL, OAuthScope.OPENID))
                        .callbackUrls(List.of(CALLBACK))
                        .build())
                .build();
        CfnUserPoolGroup.Builder.create(scope, "UserPoolAdminGroup")
                .userPoolId(pool.getUserPoolId())
                .groupName(ADMIN_GROUP)
                .description("May read and change every user")
                .build();
        // The prefix is one of a region's for everybody: the pool's client makes it this pool's own.
        String domain = Fn.join("", List.of("checkride-", client.getUserPoolClientId()));
        pool.addDomain(
                "UserPoolDomain",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(domain)
                                .build())
                        .build());
        return new UserDirectory(pool, client, domain);
    }

    private static UserPool pool(Construct scope, StackName stack) {
        StandardAttribute required =
                StandardAttribute.builder().required(true).mutable(true).build();
        UserPool pool = UserPool.Builder.create(scope, "UserPool")
                .selfSignUpEnabled(true)
                .signInAliases(SignInAliases.builder().email(true).build())
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .standardAttributes(StandardAttributes.builder()
                        .email(required)
                        .fullname(required)
                        .build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(8)
                        .requireDigits(true)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireSymbols(true)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Tags.of(pool).add(TestExecutor.TARGET_TAG, stack.value());
        Nag.of(pool)
                .suppress("AwsSolutions-COG2", "Accounts of tests cannot answer a challenge")
                .suppress("AwsSolutions-COG3", "It holds nobody's data, and threat protection costs per user")
                .suppress("AwsSolutions-COG8", "It holds nobody's data, and the plus plan costs per user");
        return pool;
    }

    String poolId() {
        return pool.getUserPoolId();
    }

    String clientId() {
        return client.getUserPoolClientId();
    }

    String loginUrl() {
        return Fn.join(
                "",
                List.of(
                        "https://",
                        domain,
                        ".auth.",
                        Stack.of(pool).getRegion(),
                        ".amazoncognito.com/login?client_id=",
                        clientId(),
                        "&response_type=code&redirect_uri=",
                        CALLBACK));
    }

    String authCommand() {
        return Fn.join(
                "",
                List.of(
                        "aws cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH --client-id ",
                        clientId(),
                        " --auth-parameters USERNAME=<user@example.com>,PASSWORD=<password>"));
    }
}
