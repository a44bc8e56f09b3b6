package dev.checkride.sandbox.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A REST API to be deployed.
 *
 * @param stage the first segment of every path, such as {@code Prod}
 * @param authorizer asked before every route
 * @param integrationTimeout how long the API waits for a function
 */
public record RestApiSpec(
        String name, String stage, List<Route> routes, Optional<Authorizer> authorizer, Duration integrationTimeout) {
    /** How long API Gateway keeps an authorizer's policy unless told otherwise. */
    public static final Duration CACHED = Duration.ofMinutes(5);

    /** How long API Gateway waits for a function unless told otherwise. */
    public static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(29);

    /**
     * One method of one resource.
     *
     * @param method such as {@code GET}, or {@code ANY}
     * @param resource such as {@code /users/{userid}} or {@code /{proxy+}}
     * @param functionArn of a deployed function
     */
    public record Route(String method, String resource, String functionArn) {}

    /**
     * A TOKEN authorizer on the header {@code Authorization}.
     *
     * @param cached how long a token's policy is kept
     */
    public record Authorizer(String functionArn, Duration cached) {}

    public RestApiSpec {
        routes = List.copyOf(routes);
    }

    /** An open API without routes, on stage {@code Prod}. */
    public static RestApiSpec named(String name) {
        return new RestApiSpec(name, "Prod", List.of(), Optional.empty(), INTEGRATION_TIMEOUT);
    }

    public RestApiSpec route(String method, String resource, String functionArn) {
        List<Route> more = new ArrayList<>(routes);
        more.add(new Route(method, resource, functionArn));
        return new RestApiSpec(name, stage, more, authorizer, integrationTimeout);
    }

    public RestApiSpec authorizedBy(String functionArn) {
        return new RestApiSpec(
                name, stage, routes, Optional.of(new Authorizer(functionArn, CACHED)), integrationTimeout);
    }

    public RestApiSpec integrationTimeout(Duration timeout) {
        return new RestApiSpec(name, stage, routes, authorizer, timeout);
    }
}
