package dev.checkride.asl;

import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSONata expression, compiled once and evaluated by any number of threads at a time. */
final class Expression {
    private final String text;
    private final Jsonata compiled;

    private Expression(String text, Jsonata compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    /**
     * Compiles an expression without its delimiters.
     *
     * @throws IllegalArgumentException if its syntax is wrong
     */
    static Expression compile(String text) {
        try {
            Jsonata compiled = Jsonata.jsonata(text);
            compiled.setOutputConvertNulls(false);
            // The library evaluates on the instance that its thread compiled last, and sets that instance's frame
            // meanwhile: a throwaway keeps this thread's evaluations away from the one that others share.
            Jsonata.jsonata("null");
            return new Expression(text, compiled);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a JSONata expression: " + e.getMessage(), e);
        }
    }

    String text() {
        return text;
    }

    /** The value in the library's own types; null is JSONata's undefined. */
    @Nullable
    Object evaluate(Map<String, Object> variables) {
        Jsonata.Frame frame = new Jsonata.Frame(null);
        variables.forEach(frame::bind);
        return compiled.evaluate(null, frame);
    }
}
