package dev.checkride.sample.faults;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse.PolicyDocument;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A wrong list of what a caller may do. */
final class PolicyFaults {
    private PolicyFaults() {}

    static List<UsersFault> all() {
        return List.of(
                allowing("anyone-may-list", "GET/users"),
                allowing("anyone-may-create", "POST/users"),
                allowing("anyone-may-read-anyone", "GET/users/*"),
                allowing("anyone-may-change-anyone", "PUT/users/*"),
                allowing("anyone-may-delete-anyone", "DELETE/users/*"),
                changing(
                        "admin-group-ignored",
                        (sub, routes) -> routes.filter(route -> route.endsWith("/users/" + sub))),
                changing(
                        "own-record-forbidden",
                        (sub, routes) -> routes.filter(route -> !route.endsWith("/users/" + sub))));
    }

    /** A policy for one caller, on the stage that the method's ARN names. */
    static IamPolicyResponse policy(String sub, List<String> resources) {
        Statement statement = Statement.builder()
                .withEffect(IamPolicyResponse.ALLOW)
                .withAction(IamPolicyResponse.EXECUTE_API_INVOKE)
                .withResource(resources)
                .withCondition(Map.of())
                .build();
        return IamPolicyResponse.builder()
                .withPrincipalId(sub)
                .withPolicyDocument(PolicyDocument.builder()
                        .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .build();
    }

    /** The resource of a route on the stage that the method's ARN names. */
    static String resource(APIGatewayCustomAuthorizerEvent event, String route) {
        return String.join("/", Arrays.asList(event.getMethodArn().split("/")).subList(0, 2)) + "/" + route;
    }

    private static UsersFault allowing(String name, String route) {
        return UsersFault.inAuthorizer(name, authorizer -> (event, context) -> {
            IamPolicyResponse granted = authorizer.handleRequest(event, context);
            Stream<String> more = Stream.concat(resources(granted), Stream.of(resource(event, route)));
            return policy(granted.getPrincipalId(), more.toList());
        });
    }

    private static UsersFault changing(String name, BiFunction<String, Stream<String>, Stream<String>> change) {
        return UsersFault.inAuthorizer(name, authorizer -> (event, context) -> {
            IamPolicyResponse granted = authorizer.handleRequest(event, context);
            String sub = granted.getPrincipalId();
            return policy(sub, change.apply(sub, resources(granted)).toList());
        });
    }

    private static Stream<String> resources(IamPolicyResponse policy) {
        Map<?, ?>[] statements = (Map<?, ?>[]) policy.getPolicyDocument().get("Statement");
        return Arrays.stream(statements).flatMap(statement -> Arrays.stream((String[]) statement.get("Resource")));
    }
}
