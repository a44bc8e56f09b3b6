package dev.checkride.sandbox.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkride.sandbox.protocol.Json;
import java.util.List;

/** A function's error as Lambda reports it. */
public final class FunctionFailure extends Exception {
    /** The error type of a function whose process has ended in the middle of an invocation. */
    public static final String EXIT = "Runtime.ExitError";

    private final String errorType;
    private final List<String> trace;

    /**
     * Makes a failure.
     *
     * @param errorType the name that a state machine's Catch compares, for Java the exception's class name
     * @param message may be empty
     * @param trace one line per frame
     */
    public FunctionFailure(String errorType, String message, List<String> trace) {
        super(message, null, false, false);
        this.errorType = errorType;
        this.trace = List.copyOf(trace);
    }

    /** The failure of one invocation: where a process has ended, Lambda's message names the request. */
    public FunctionFailure during(String requestId) {
        return errorType.equals(EXIT)
                ? new FunctionFailure(EXIT, "RequestId: " + requestId + " Error: " + message(), trace)
                : this;
    }

    public String errorType() {
        return errorType;
    }

    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The failure as Lambda returns it, and as it reaches a state machine as the cause: JSON. */
    public byte[] json() {
        ObjectNode node = Json.object().put("errorMessage", message()).put("errorType", errorType);
        if (!trace.isEmpty()) {
            ArrayNode lines = node.putArray("stackTrace");
            trace.forEach(lines::add);
        }
        return Json.bytes(node);
    }
}
