package @package@.app;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The TOKEN authorizer: clerks may do everything, whoever else is logged in may look. */
public final class StockAuthorizer implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {
    private final DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();
    private final String clerkGroup;

    /** Configured by the function's environment. */
    public StockAuthorizer() throws MalformedURLException {
        this(System.getenv());
    }

    /** Configured by {@code TOKEN_ISSUER}, {@code APPLICATION_CLIENT_ID} and {@code CLERK_GROUP}. */
    public StockAuthorizer(Map<String, String> environment) throws MalformedURLException {
        String issuer = environment.get("TOKEN_ISSUER");
        clerkGroup = environment.get("CLERK_GROUP");
        var keys = JWKSourceBuilder.create(URI.create(issuer + "/.well-known/jwks.json").toURL())
                .refreshAheadCache(false)
                .build();
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                environment.get("APPLICATION_CLIENT_ID"),
                new JWTClaimsSet.Builder().issuer(issuer).claim("token_use", "id").build(),
                Set.of("sub", "exp")));
    }

    @Override
    public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        try {
            JWTClaimsSet claims = tokens.process(event.getAuthorizationToken(), null);
            List<String> groups = claims.getStringListClaim("cognito:groups");
            boolean clerk = groups != null && groups.contains(clerkGroup);
            // arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}
            String[] arn = event.getMethodArn().split("/", 3);
            return allow(claims.getSubject(), arn[0] + "/" + arn[1] + (clerk ? "/*" : "/GET/*"));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            // The one word that API Gateway turns into a 401.
            throw new IllegalArgumentException("Unauthorized", e);
        }
    }

    private static IamPolicyResponse allow(String principal, String routes) {
        var statement = IamPolicyResponse.Statement.builder()
                .withEffect(IamPolicyResponse.ALLOW)
                .withAction(IamPolicyResponse.EXECUTE_API_INVOKE)
                .withResource(List.of(routes))
                .withCondition(Map.of())
                .build();
        return IamPolicyResponse.builder()
                .withPrincipalId(principal)
                .withPolicyDocument(IamPolicyResponse.PolicyDocument.builder()
                        .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                        .withStatement(List.of(statement))
                        .build())
                .build();
    }
}
