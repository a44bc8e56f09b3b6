package dev.checkride.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The TOKEN authorizer of the users API: the header {@code Authorization} holds the ID token and nothing before it.
 *
 * <p>It reads {@code USER_POOL_ID}, {@code APPLICATION_CLIENT_ID}, {@code ADMIN_GROUP_NAME} and {@code AWS_REGION}, and
 * {@code TOKEN_ISSUER} and {@code TOKEN_KEYS} where the pool is not at AWS.
 */
public final class AuthorizerHandler implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {
    private final TokenVerifier verifier;
    private final AccessPolicy policy;

    /**
     * Configures the function from the environment of its process.
     *
     * @throws MissingVariableException if a variable is missing
     */
    public AuthorizerHandler() {
        this(new Environment(System.getenv()), Clock.systemUTC());
    }

    AuthorizerHandler(Environment environment, Clock clock) {
        this.policy = new AccessPolicy(environment.require("ADMIN_GROUP_NAME"));
        String issuer = issuer(environment);
        // The keys are with the issuer, except in an emulator that issues tokens in AWS's name.
        String keys = environment.find("TOKEN_KEYS").orElse(issuer + "/.well-known/jwks.json");
        this.verifier = new TokenVerifier(issuer, keys, environment.require("APPLICATION_CLIENT_ID"), clock);
    }

    /**
     * Configures the function from the given variables alone, for a host that runs it in its own process.
     *
     * @throws MissingVariableException if a variable is missing
     */
    public static AuthorizerHandler from(Map<String, String> environment) {
        return new AuthorizerHandler(new Environment(environment), Clock.systemUTC());
    }

    /**
     * Tells what the caller may do.
     *
     * @throws UnauthorizedException if the token proves nothing
     * @throws KeysUnavailableException if the pool's keys cannot be fetched
     */
    @Override
    public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        String token = Optional.ofNullable(event.getAuthorizationToken()).orElse("");
        try {
            return policy.grant(verifier.verify(token), event.getMethodArn());
        } catch (InvalidTokenException e) {
            throw new UnauthorizedException(e);
        }
    }

    static String issuer(Environment environment) {
        String pool = environment.require("USER_POOL_ID");
        String region = environment.require("AWS_REGION");
        return environment
                .find("TOKEN_ISSUER")
                .orElseGet(() -> "https://cognito-idp." + region + ".amazonaws.com/" + pool);
    }
}
