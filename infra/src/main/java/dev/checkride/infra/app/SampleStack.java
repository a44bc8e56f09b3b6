package dev.checkride.infra.app;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * The users API, the application under test of the reference scenarios.
 *
 * <p>Resources: a user pool with a client and the group of admins, which carries the tag {@code checkride:target}; a table, which
 * carries the tag {@code checkride:clearable}; the functions of the routes and of the authorizer; a REST API with the stage
 * {@code Prod}. Outputs: {@code APIEndpoint}, {@code UserPool}, {@code UserPoolClient}, {@code UserPoolAdminGroupName}, {@code
 * UsersTable}, {@code UsersFunction}, {@code CognitoLoginURL}, {@code CognitoAuthCommand}.
 */
final class SampleStack extends Stack {
    static final String USUAL_NAME = "ws-serverless-patterns-users";

    SampleStack(Construct app, Context context, StackName name) {
        super(
                app,
                "CheckrideSample",
                StackProps.builder()
                        .stackName(name.value())
                        .description("The users API, under test of Checkride's reference scenarios")
                        .build());
        UserDirectory users = UserDirectory.in(this, name);
        UsersApplication application = UsersApplication.in(
                this, context.home().resolve("sample/package/target/checkride-sample.zip"), name, users);
        output("APIEndpoint", "The API's base URL", application.endpoint());
        output("UserPool", "The user pool's id", users.poolId());
        output("UserPoolClient", "The app client's id", users.clientId());
        output("UserPoolAdminGroupName", "The group of those who may do everything", UserDirectory.ADMIN_GROUP);
        output("UsersTable", "The table's name", application.tableName());
        output("UsersFunction", "The ARN of the function behind the routes", application.functionArn());
        output("CognitoLoginURL", "Where people sign in", users.loginUrl());
        output("CognitoAuthCommand", "What gets a token", users.authCommand());
    }

    /** The name of its table, which follows from its own. */
    static String tableName(StackName stack) {
        return stack.value() + "-users";
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(this, name + "Output")
                .description(description)
                .value(value)
                .build()
                .overrideLogicalId(name);
    }
}
