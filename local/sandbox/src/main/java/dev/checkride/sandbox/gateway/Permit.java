package dev.checkride.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an authorizer said about a token.
 *
 * @param context handed to the function as {@code requestContext.authorizer}
 */
record Permit(String principal, Policy policy, JsonNode context) {}
