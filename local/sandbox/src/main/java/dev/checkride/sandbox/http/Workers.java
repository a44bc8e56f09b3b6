package dev.checkride.sandbox.http;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What a listener has at hand.
 *
 * @param threads to answer requests on
 * @param log is told why a request could not be answered
 */
public record Workers(Executor threads, Consumer<String> log) {}
