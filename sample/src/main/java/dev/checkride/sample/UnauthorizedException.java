package dev.checkride.sample;

/**
 * Thrown to make API Gateway answer 401.
 *
 * <p>The message must be exactly "Unauthorized"; any other failure of an authorizer becomes a 500
 * (API Gateway developer guide, "Use API Gateway Lambda authorizers").
 */
public final class UnauthorizedException extends RuntimeException {
    UnauthorizedException(InvalidTokenException cause) {
        super("Unauthorized", cause);
    }
}
