package dev.checkride.command;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.checkride.sample.AuthorizerHandler;
import dev.checkride.sample.UsersHandler;
import dev.checkride.sample.faults.UsersFault;
import dev.checkride.sample.faults.UsersFaults;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.cognito.ClientSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import dev.checkride.sandbox.function.LambdaFunction;
import dev.checkride.sandbox.gateway.RestApi;
import dev.checkride.sandbox.gateway.RestApiSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The users API in the sandbox: pool, table, functions, API and the stack that names them, as its template deploys them. */
public final class SampleApplication implements LocalApplication {
    private static final String STACK = "ws-serverless-patterns-users";
    private static final String ADMIN_GROUP = "apiAdmins";
    private static final String CLIENT = "UserPoolClient";

    private final UnaryOperator<LambdaFunction> users;
    private final UnaryOperator<LambdaFunction> authorizer;
    private final UsersFault fault;

    /** The application as it is. */
    public SampleApplication() {
        this(UsersFault.NONE);
    }

    private SampleApplication(UsersFault fault) {
        this.users = UnaryOperator.identity();
        this.authorizer = UnaryOperator.identity();
        this.fault = fault;
    }

    /**
     * The application with something around its functions.
     *
     * @param users what is put around the function behind the routes
     * @param authorizer what is put around the authorizer
     */
    SampleApplication(UnaryOperator<LambdaFunction> users, UnaryOperator<LambdaFunction> authorizer) {
        this.users = users;
        this.authorizer = authorizer;
        this.fault = UsersFault.NONE;
    }

    @Override
    public Map<String, LocalApplication> faults() {
        Map<String, LocalApplication> faulty = new LinkedHashMap<>();
        UsersFaults.all().forEach(each -> faulty.put(each.name(), new SampleApplication(each)));
        return faulty;
    }

    /** Serves the stack of its name, and those of its stages: the name with a suffix. */
    @Override
    public boolean serves(String stackName) {
        return stackName.equals(STACK) || stackName.startsWith(STACK + "-");
    }

    @Override
    public void deploy(LocalDeployment deployment) throws IOException {
        String stackName = deployment.stackName();
        String table = deployment.clearableTable(stackName + "-users", "userid");
        UserPoolHandle pool = deployment.createUserPool(UserPoolSpec.named(stackName)
                .requires("name", "email")
                .group(ADMIN_GROUP)
                .client(ClientSpec.named(
                        CLIENT, "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
        String client = pool.clientId(CLIENT);
        String usersArn =
                deployment.function(stackName + "-UsersFunction", users.apply(usersFunction(deployment, table)));
        String authorizerArn = deployment.function(
                stackName + "-AuthorizerFunction", authorizer.apply(authorizerFunction(deployment, pool, client)));
        RestApi api = deployment.deploy(routes(stackName, usersArn, authorizerArn));
        deployment.put(StackSpec.named(stackName)
                .output("APIEndpoint", api.baseUrl().toString())
                .output("UserPool", pool.id())
                .output("UserPoolClient", client)
                .output("UserPoolAdminGroupName", ADMIN_GROUP)
                .output("UsersTable", table)
                .output("UsersFunction", usersArn)
                .resource("UsersTable", table, "AWS::DynamoDB::Table")
                .resource("UserPool", pool.id(), "AWS::Cognito::UserPool"));
    }

    private static RestApiSpec routes(String stackName, String usersArn, String authorizerArn) {
        RestApiSpec spec = RestApiSpec.named(stackName).authorizedBy(authorizerArn);
        for (String method : new String[] {"GET", "POST"}) {
            spec = spec.route(method, "/users", usersArn);
        }
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            spec = spec.route(method, "/users/{userid}", usersArn);
        }
        return spec;
    }

    private LambdaFunction usersFunction(LocalDeployment deployment, String table) {
        Map<String, String> variables = new HashMap<>(deployment.variables());
        variables.put("USERS_TABLE", table);
        return HandlerFunction.of(
                fault.users().apply(UsersHandler.from(variables)),
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                deployment.log());
    }

    private LambdaFunction authorizerFunction(LocalDeployment deployment, UserPoolHandle pool, String client) {
        Map<String, String> variables = new HashMap<>(deployment.variables());
        variables.put("USER_POOL_ID", pool.id());
        variables.put("APPLICATION_CLIENT_ID", client);
        variables.put("ADMIN_GROUP_NAME", ADMIN_GROUP);
        variables.put("TOKEN_ISSUER", pool.issuer().toString());
        variables.put("TOKEN_KEYS", pool.keys().toString());
        return HandlerFunction.of(
                fault.authorizer().apply(AuthorizerHandler.from(variables)),
                APIGatewayCustomAuthorizerEvent.class,
                IamPolicyResponse.class,
                deployment.log());
    }
}
