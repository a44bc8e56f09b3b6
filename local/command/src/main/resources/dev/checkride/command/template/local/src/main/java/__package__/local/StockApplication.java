package @package@.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.checkride.command.LocalApplication;
import dev.checkride.command.LocalDeployment;
import dev.checkride.sandbox.cloudformation.StackSpec;
import dev.checkride.sandbox.cognito.ClientSpec;
import dev.checkride.sandbox.cognito.UserPoolHandle;
import dev.checkride.sandbox.cognito.UserPoolSpec;
import dev.checkride.sandbox.gateway.RestApiSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import @package@.app.StockAuthorizer;
import @package@.app.StockHandler;

/** Puts the application into the sandbox, as its template puts it into AWS: the same outputs, the same variables. */
public final class StockApplication implements LocalApplication {
    private static final String CLERKS = "clerks";

    @Override
    public boolean serves(String stackName) {
        return stackName.equals("@name@");
    }

    @Override
    public void deploy(LocalDeployment deployment) throws IOException {
        String stack = deployment.stackName();
        String table = deployment.clearableTable(stack + "-stock", "item");
        UserPoolHandle people = deployment.createUserPool(UserPoolSpec.named(stack)
                .group(CLERKS)
                .client(ClientSpec.named("web", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
        String handler = handler(deployment, table);
        var api = deployment.deploy(RestApiSpec.named(stack)
                .authorizedBy(authorizer(deployment, people))
                .route("GET", "/stock/{item}", handler)
                .route("PUT", "/stock/{item}", handler)
                .route("DELETE", "/stock/{item}", handler));
        deployment.put(StackSpec.named(stack)
                .output("ServiceUrl", api.baseUrl().toString())
                .output("People", people.id())
                .output("PeopleClient", people.clientId("web"))
                .output("ClerkGroup", CLERKS)
                .output("StockTable", table)
                .resource("StockTable", table, "AWS::DynamoDB::Table"));
    }

    private static String handler(LocalDeployment deployment, String table) {
        Map<String, String> variables = new HashMap<>(deployment.variables());
        variables.put("STOCK_TABLE", table);
        return deployment.function(
                deployment.stackName() + "-stock",
                new StockHandler(variables),
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class);
    }

    private static String authorizer(LocalDeployment deployment, UserPoolHandle people) throws IOException {
        Map<String, String> variables = new HashMap<>(deployment.variables());
        variables.put("TOKEN_ISSUER", people.issuer().toString());
        variables.put("APPLICATION_CLIENT_ID", people.clientId("web"));
        variables.put("CLERK_GROUP", CLERKS);
        return deployment.function(
                deployment.stackName() + "-authorizer",
                new StockAuthorizer(variables),
                APIGatewayCustomAuthorizerEvent.class,
                IamPolicyResponse.class);
    }
}
