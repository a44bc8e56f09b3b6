package dev.checkride.asl;

import com.dashjoin.jsonata.JException;

/** What a message says of an expression that failed. */
final class JsonataErrors {
    private JsonataErrors() {}

    static String text(Throwable failure) {
        if (failure instanceof JException e) {
            return e.getError() + ": " + e.getMessage();
        }
        if (failure instanceof StackOverflowError) {
            return "Stack overflow: the expression calls itself without an end.";
        }
        return String.valueOf(failure.getMessage());
    }
}
