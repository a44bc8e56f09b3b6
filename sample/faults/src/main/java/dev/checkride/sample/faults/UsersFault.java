package dev.checkride.sample.faults;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import java.util.function.UnaryOperator;

/**
 * A fault of the users API.
 *
 * @param name its name, in lower case with hyphens
 * @param users what it makes of the function behind the routes
 * @param authorizer what it makes of the authorizer
 */
public record UsersFault(
        String name,
        UnaryOperator<RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>> users,
        UnaryOperator<RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse>> authorizer) {
    /** No fault at all. */
    public static final UsersFault NONE = new UsersFault("none", UnaryOperator.identity(), UnaryOperator.identity());

    static UsersFault inRoutes(
            String name,
            UnaryOperator<RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>> users) {
        return new UsersFault(name, users, UnaryOperator.identity());
    }

    static UsersFault inAuthorizer(
            String name, UnaryOperator<RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse>> authorizer) {
        return new UsersFault(name, UnaryOperator.identity(), authorizer);
    }
}
