package dev.checkride.sample;

import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse.PolicyDocument;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a caller may do.
 *
 * <p>The policy names every route, not only the one that was asked for: API Gateway caches it by the token, for 300 s by default.
 */
final class AccessPolicy {
    private static final Pattern METHOD_ARN = Pattern.compile("(arn:[^:]+:execute-api:[^:]*:[^:]*:[^/]+/[^/]+)/.*");

    private final String adminGroup;

    AccessPolicy(String adminGroup) {
        this.adminGroup = adminGroup;
    }

    /** The policy for a caller on the stage that the method's ARN names. */
    IamPolicyResponse grant(Caller caller, String methodArn) {
        String stage = stage(methodArn);
        Statement statement = Statement.builder()
                .withEffect(IamPolicyResponse.ALLOW)
                .withAction(IamPolicyResponse.EXECUTE_API_INVOKE)
                .withResource(routes(caller).map(route -> stage + "/" + route).toList())
                .withCondition(Map.of())
                .build();
        return IamPolicyResponse.builder()
                .withPrincipalId(caller.sub())
                .withPolicyDocument(PolicyDocument.builder()
                        .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .build();
    }

    private Stream<String> routes(Caller caller) {
        Stream<String> own = oneUser(caller.sub());
        return caller.isMemberOf(adminGroup)
                ? Stream.concat(own, Stream.concat(Stream.of("GET/users", "POST/users"), oneUser("*")))
                : own;
    }

    private static Stream<String> oneUser(String userId) {
        return Stream.of("GET", "PUT", "DELETE").map(method -> method + "/users/" + userId);
    }

    private static String stage(String methodArn) {
        Matcher matcher = METHOD_ARN.matcher(methodArn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + methodArn + "\" is not the ARN of an API's method:"
                    + " arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path} is expected");
        }
        return matcher.group(1);
    }
}
