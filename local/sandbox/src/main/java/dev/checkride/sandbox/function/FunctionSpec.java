package dev.checkride.sandbox.function;

import java.time.Duration;

/** A function to be deployed. */
public record FunctionSpec(String name, Duration timeout, LambdaFunction code) {}
