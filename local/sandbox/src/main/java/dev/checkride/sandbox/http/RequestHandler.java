package dev.checkride.sandbox.http;

import java.io.IOException;

/** Answers requests, several at a time. */
@FunctionalInterface
public interface RequestHandler {
    Reply handle(Request request) throws IOException;
}
