package dev.checkride.sandbox.function;

import java.time.Instant;

/**
 * What a function is told about its invocation.
 *
 * @param deadline when the invocation is given up
 */
public record InvocationContext(String requestId, String functionArn, Instant deadline) {}
