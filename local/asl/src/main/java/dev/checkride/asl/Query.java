package dev.checkride.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the expressions of one visit to a state, at one moment of it. */
final class Query {
    private final String where;
    private final Map<String, Object> variables;

    /**
     * @param where the start of each message: which state, entered when
     * @param variables functions, workflow variables and {@code states}, by their names without the dollar sign
     */
    Query(String where, Map<String, Object> variables) {
        this.where = where;
        this.variables = variables;
    }

    JsonNode evaluate(Expression expression, String location) throws StateFailure {
        Object value = run(expression, location);
        if (value == null) {
            throw failure(of(expression, location) + " returned nothing (undefined).", location, null);
        }
        try {
            return Values.toJson(value);
        } catch (IllegalArgumentException e) {
            String message = of(expression, location) + " returned a value that JSON does not have: " + e.getMessage();
            throw failure(message, location, e);
        }
    }

    private @Nullable Object run(Expression expression, String location) throws StateFailure {
        try {
            return expression.evaluate(variables);
        } catch (RuntimeException | StackOverflowError e) {
            // The library throws whatever its Java code throws (NumberFormatException, ClassCastException):
            // to the workflow each is an expression that failed.
            String message = of(expression, location) + " threw an error during evaluation. " + JsonataErrors.text(e);
            throw failure(message, location, e);
        }
    }

    /** A field's value, which must be of one of the types that a reader of integers, texts, ... accepts. */
    <T> T read(Template template, String location, Kind<T> kind) throws StateFailure {
        JsonNode value = template.resolve(this, location);
        T read = kind.read(value);
        if (read != null) {
            return read;
        }
        String subject = template instanceof Template.Computed computed
                ? of(computed.expression(), location)
                : "The value specified for the field '" + location + "'";
        throw failure(
                subject + " returned an unexpected result type. Expected '" + kind.name() + "', but was '"
                        + Values.typeOf(value) + "' for value: " + Texts.of(value),
                location,
                null);
    }

    EvaluationFailure failure(String message, String location, @Nullable Throwable reason) {
        return new EvaluationFailure(where + message, location, reason);
    }

    private static String of(Expression expression, String location) {
        return "The JSONata expression '" + expression.text() + "' specified for the field '" + location + "'";
    }
}
